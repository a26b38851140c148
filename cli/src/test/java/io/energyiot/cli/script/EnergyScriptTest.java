package io.energyiot.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that starts the command, run with a Java that prints its arguments, one a line. */
class EnergyScriptTest {
  private static final String JAVA =
      "#!/usr/bin/env bash\nprintf '%s\\n' \"LC_ALL=${LC_ALL:-}\" \"$@\"\n";

  private static final String LAUNCHER = "cli/src/main/launcher/energy";
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwx------");

  @TempDir Path scratch;

  private record Ran(int exit, List<String> lines) {}

  private Path checkout(String name) throws IOException {
    Path root = scratch.resolve(name);
    Path home = Files.createDirectories(root.resolve("target").resolve("run"));
    Path bin = Files.createDirectories(root.resolve("jdk").resolve("bin"));
    Files.createDirectory(home.resolve("cli"));
    Path sources = Path.of(System.getProperty("basedir")).getParent();
    for (String script : List.of("energy", LAUNCHER)) {
      Files.createDirectories(root.resolve(script).getParent());
      Files.copy(sources.resolve(script), root.resolve(script));
      Files.setPosixFilePermissions(root.resolve(script), EXECUTABLE);
    }
    Path java = Files.writeString(bin.resolve("java"), JAVA);
    Files.setPosixFilePermissions(java, EXECUTABLE);
    Files.writeString(home.resolve("built"), "");
    return root;
  }

  private static Ran run(Path root, Path script, Map<String, String> more, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
    builder.environment().putAll(more);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out.lines().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "my  projects", "it's $HOME \"q\"", "Zähler-電", "a*b[c]"})
  void eachOptionIsOneWordWhateverThePath(String name) throws IOException, InterruptedException {
    Path root = checkout(name);
    Path home = root.toRealPath().resolve("target").resolve("run");
    Ran first = run(root, root.resolve("energy"), Map.of(), "load", "x y.csv", "");
    assertThat(first.lines())
        .contains("-Denergy.home=" + home)
        .contains(home + "/cli/*:" + home + "/cli/lib/*")
        .endsWith("io.energyiot.cli.Energy", "load", "x y.csv", "")
        .noneMatch(line -> line.contains("jsa"));

    Files.writeString(home.resolve("cli.jsa"), "");
    Ran second = run(root, root.resolve("energy"), Map.of(), "load", "--memory", "1g");
    assertThat(second.lines())
        .contains("-XX:SharedArchiveFile=" + home.resolve("cli.jsa"), "-Xmx512m")
        .doesNotContain("");
  }

  @Test
  void whatOnlyAsksDoesNotCompileForLong() throws IOException, InterruptedException {
    Path root = checkout("asking");
    String quick = "-XX:TieredStopAtLevel=1";
    for (List<String> asks :
        List.of(List.of("status"), List.of("loads", "list"), List.of("readings", "MTR1"))) {
      Ran ran = run(root, root.resolve("energy"), Map.of(), asks.toArray(String[]::new));
      assertThat(ran.lines()).as("%s", asks).contains(quick);
    }
    for (List<String> works :
        List.of(List.of("load"), List.of("loads", "undo"), List.of("devices", "import"))) {
      Ran ran = run(root, root.resolve("energy"), Map.of(), works.toArray(String[]::new));
      assertThat(ran.lines()).as("%s", works).doesNotContain(quick);
    }
  }

  @Test
  void aLinkElsewhereFindsItsFolder() throws IOException, InterruptedException {
    Path root = checkout("my projects");
    Path link = Files.createSymbolicLink(scratch.resolve("energy link"), root.resolve("energy"));
    assertThat(run(root, link, Map.of(), "status").lines())
        .contains("-Denergy.root=" + root.toRealPath());
  }

  @Test
  void aReleaseRunsWhatLiesBesideItAndNamesWhatIsNotThere()
      throws IOException, InterruptedException {
    Path root = checkout("source");
    Path release = Files.createDirectories(scratch.resolve("energy-1.0"));
    Files.copy(root.resolve(LAUNCHER), release.resolve("energy"));
    Ran missing = run(root, release.resolve("energy"), Map.of(), "status");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.lines()).hasSize(1).first().asString().contains("lib/cli is missing");

    Files.createDirectories(release.resolve("lib/cli"));
    assertThat(run(root, release.resolve("energy"), Map.of(), "status").lines())
        .contains("-Denergy.root=" + release.toRealPath())
        .contains("-Denergy.home=" + release.toRealPath().resolve("lib"));
  }

  @Test
  void aPathThatNoClassPathCanHoldIsRefused() throws IOException, InterruptedException {
    Path root = checkout("a:b");
    Ran ran = run(root, root.resolve("energy"), Map.of(), "status");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.lines()).hasSize(1).first().asString().contains("has a colon");
  }

  @Test
  void withoutALocaleFileNamesAreUtf8() throws IOException, InterruptedException {
    Path root = checkout("locale");
    Map<String, String> none = new TreeMap<>(Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""));
    assertThat(run(root, root.resolve("energy"), none, "status").lines())
        .contains("LC_ALL=C.UTF-8");
    none.put("LANG", "de_DE.UTF-8");
    assertThat(run(root, root.resolve("energy"), none, "status").lines()).contains("LC_ALL=");
  }
}
