package io.energyiot.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A system of its own in a folder, which the command starts and ends. */
final class OwnSystem {
  private static final long MINUTES = 8;

  private final Path folder;
  private final int port;

  /** Makes a folder for it, with these settings. */
  OwnSystem(Path folder, String... settings) throws IOException {
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> lines = new ArrayList<>(List.of(settings));
    lines.add("server.port=" + port);
    Path data = Files.createDirectories(folder.resolve(".energy"));
    Files.write(data.resolve("energy.properties"), lines);
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Runs a command to its end. */
  void energy(String... arguments) throws IOException, InterruptedException {
    String home = System.getProperty("energy.home");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Denergy.root=" + folder,
                "-Denergy.home=" + home,
                "-cp",
                home + "/cli/*:" + home + "/cli/lib/*",
                "io.energyiot.cli.Energy"));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.destroy();
    }
    assertThat(ended && process.exitValue() == 0).as(Files.readString(output)).isTrue();
  }

  /** Ends it. */
  void down() throws IOException, InterruptedException {
    energy("down");
  }
}
