package io.energyiot.cli;

import io.energyiot.cli.archives.StandInServer;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.process.ProcessIdentity;
import io.energyiot.platform.process.RunFile;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/**
 * Runs the usual commands in one process, so that an archive of its classes serves them all. What
 * they ask for, a server that stands in answers. A load finds no Cassandra, and has most of its
 * classes then.
 */
final class CommandRehearsal {
  private static final String ID = "8cb11000-fe48-11f0-8001-0123456789ab";

  /** Nothing listens on port 1, and with it named elsewhere, no store has to run here. */
  private static final String SETTINGS =
      """
      cassandra.contact_points=127.0.0.1:1
      cassandra.local_datacenter=none
      kafka.bootstrap_servers=127.0.0.1:1
      schema.registry.url=http://127.0.0.1:1
      """;

  private final DataFolder folder;

  private CommandRehearsal(DataFolder folder) {
    this.folder = folder;
  }

  /**
   * Rehearses in the folder that the only argument names. Fails if a command does not end as it
   * should.
   */
  public static void main(String[] arguments) throws IOException {
    Path scratch = Path.of(arguments[0]);
    new CommandRehearsal(new DataFolder(scratch.resolve("data"))).run(scratch);
    System.exit(0);
  }

  private void run(Path scratch) throws IOException {
    String file = scratch.resolve("day.csv").toString();
    Files.createDirectories(folder.runFile(Service.SERVER).getParent());
    Files.writeString(folder.settingsFile(), SETTINGS);
    try (StandInServer server = StandInServer.start()) {
      new RunFile(
              ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow(),
              server.address(),
              Instant.now())
          .write(folder.runFile(Service.SERVER));
      for (String form : List.of("", "--json")) {
        ask(ExitStatus.SYSTEM_FAILED, "status", "--port=1", form); // there is no loader
        ask(ExitStatus.DONE, "readings", "MTR1", "--from=2026-01-15", "--to=2026-01-16", form);
        ask(ExitStatus.DONE, "usage", "MTR1", "--from=2026-01-01", "--to=2026-01-03", form);
        ask(ExitStatus.DONE, "devices", "get", "MTR1", form);
        ask(ExitStatus.DONE, "devices", "list", form);
        ask(ExitStatus.DONE, "loads", "list", form);
        ask(ExitStatus.DONE, "loads", "show", ID, form);
      }
    }
    end(ExitStatus.DONE, "help");
    end(ExitStatus.DONE, "--version");
    end(ExitStatus.USER_MISTAKE, "status", "--nonsense");
    end(ExitStatus.DONE, "generate", "--devices=10", "--date=2026-01-15", "--out=" + file);
    end(ExitStatus.SYSTEM_FAILED, "load", "--data=" + folder.path(), file);
  }

  private void ask(int expected, String... words) {
    List<String> arguments = new ArrayList<>(Arrays.asList(words));
    arguments.removeIf(String::isEmpty);
    arguments.add("--data=" + folder.path());
    end(expected, arguments.toArray(String[]::new));
  }

  private static void end(int expected, String... arguments) {
    CommandLine energy = Energy.commandLine(arguments);
    energy.setOut(new PrintWriter(Writer.nullWriter()));
    int status = energy.execute(arguments);
    if (status != expected) {
      throw new IllegalStateException(String.join(" ", arguments) + " ended with " + status);
    }
  }
}
