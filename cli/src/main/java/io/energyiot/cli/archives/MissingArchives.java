package io.energyiot.cli.archives;

import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The archives of classes of a release, which the first {@code up} has made beside other work. */
public final class MissingArchives {
  private static final System.Logger LOG = System.getLogger(MissingArchives.class.getName());

  private MissingArchives() {}

  /**
   * Begins to make them if there are none, and does not wait. If that fails, commands only start
   * more slowly.
   *
   * @param output the file that takes what is told of it
   */
  public static void begin(Path output) {
    Installation installation = new Installation(Path.of(System.getProperty("energy.home")));
    if (installation.hasArchive() || !installation.takesArchives()) {
      return;
    }
    List<String> arguments =
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-Denergy.home=" + installation.home(),
            "-cp",
            installation.commandClassPath(),
            "io.energyiot.cli.Energy",
            "archives");
    try {
      new JavaProcess(arguments, installation.home(), output).startInBackground();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "no archives of classes are made", e);
    }
  }
}
