package io.energyiot.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked and used as on a machine that has a JRE and neither Maven nor a JDK. */
class ReleaseIT {
  private static final String VERSION = System.getProperty("energy.version");
  private static final String DAY = "2026-01-15";
  private static final String NEXT_DAY = "2026-01-16";

  /** What the usual JREs have: what a JDK adds to it are its tools. */
  private static final String JRE_MODULES =
      "java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,"
          + "jdk.management.agent,jdk.naming.dns,jdk.naming.rmi,jdk.net,jdk.nio.mapmode,"
          + "jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.xml.dom,jdk.zipfs";

  @TempDir private static Path scratch;
  private static Path jre;
  private static Path folder;
  private static int port;

  /** A command that has ended. */
  private record Ended(int status, String out, String err) {
    Ended done() {
      assertThat(status).as(out + err).isZero();
      return this;
    }
  }

  @BeforeAll
  static void unpack() throws Exception {
    jre = scratch.resolve("jre");
    int linked =
        ToolProvider.findFirst("jlink")
            .orElseThrow()
            .run(
                new PrintWriter(System.out, true, UTF_8),
                new PrintWriter(System.err, true, UTF_8),
                "--add-modules",
                JRE_MODULES,
                "--output",
                jre.toString());
    assertThat(linked).isZero();
    run(scratch, Map.of(), "tar", "-xzf", System.getProperty("energy.archive")).done();
    folder = scratch.resolve("energy-" + VERSION);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  @AfterAll
  static void down() throws Exception {
    energy("down").done();
  }

  private static Ended energy(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(folder.resolve("energy").toString()));
    command.addAll(List.of(arguments));
    return run(
        scratch,
        Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", jre.toString()),
        command.toArray(String[]::new));
  }

  private static Ended run(Path where, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path out = scratch.resolve("out");
    Path err = scratch.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    if (!environment.isEmpty()) {
      builder.environment().clear();
      builder.environment().putAll(environment);
    }
    Process process = builder.start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void aDayIsLoadedAndReadBack() throws Exception {
    assertThat(energy("--version").done().out()).contains(VERSION);
    energy("up", "--port=" + port).done();
    energy("generate", "--devices=20", "--date=" + DAY, "--out=day.csv").done();
    assertThat(energy("load", "day.csv").done().out()).contains("1,920 readings");
    String[] range = {"--from=" + DAY, "--to=" + NEXT_DAY};
    assertThat(energy("readings", "MTR00000007", range[0], range[1], "--csv").done().out().lines())
        .hasSize(1 + 96);
    assertThat(energy("sql", "--csv", "select count(*) from readings").done().out().lines())
        .containsExactly("count(1)", Integer.toString(20 * 96));
  }

  @Test
  void whatIsNotInItIsNamed() throws Exception {
    Ended bench = energy("bench");
    assertThat(bench.status()).isEqualTo(2);
    assertThat(bench.err()).contains("lib/bench is missing");
  }
}
