package io.energyiot.cli.stream;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Energy;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A command as {@code ./energy} starts it, a process of its own, that runs until it is ended.
 *
 * @param printed the file that takes what it prints, errors too
 */
public record EnergyChild(Process process, Path printed) {
  /**
   * Starts one.
   *
   * @param name of this process, other than that of all others in {@code folder}
   */
  public static EnergyChild start(DataFolder folder, String name, String... arguments)
      throws IOException {
    String home = TestFolders.installation().home().toString();
    Path printed = folder.path().resolve("log").resolve(name + ".out");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-Denergy.home=" + home,
                "-cp",
                home + "/cli/*" + File.pathSeparator + home + "/cli/lib/*",
                Energy.class.getName()));
    command.addAll(List.of(arguments));
    command.add("--data=" + folder.path());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    Path runFile = folder.path().resolve("run").resolve(name + ".pid");
    Files.writeString(runFile, "pid=" + process.pid() + "\n"); // by which the folder's guard kills
    return new EnergyChild(process, printed);
  }

  /** Returns when it has printed a line that has {@code pattern}. */
  void awaitPrinted(String pattern) {
    Pattern wanted = Pattern.compile("(?m)" + pattern);
    await("printed " + pattern)
        .until(
            () -> {
              String text = Files.readString(printed);
              boolean found = wanted.matcher(text).find();
              assertThat(found || process.isAlive()).as(text).isTrue();
              return found;
            });
  }

  /** Asks it to end, as Ctrl-C does, and returns when it has, which must be soon. */
  public void end() throws IOException, InterruptedException {
    process.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(Files.readString(printed)).isTrue();
  }

  /** Kills it as {@code kill -9} does and returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
