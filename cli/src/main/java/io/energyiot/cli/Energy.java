package io.energyiot.cli;

import io.energyiot.cli.access.AuditCommand;
import io.energyiot.cli.access.KeysCommand;
import io.energyiot.cli.analytics.ExportCommand;
import io.energyiot.cli.analytics.RollupCommand;
import io.energyiot.cli.analytics.SqlCommand;
import io.energyiot.cli.archives.ArchivesCommand;
import io.energyiot.cli.demo.DemoCommand;
import io.energyiot.cli.devices.DevicesCommand;
import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.help.ArgumentConverters;
import io.energyiot.cli.help.BenchCommand;
import io.energyiot.cli.help.CompletionCommand;
import io.energyiot.cli.help.WrongUsage;
import io.energyiot.cli.ingest.IngestCommand;
import io.energyiot.cli.ingest.SealCommand;
import io.energyiot.cli.insert.InsertCommand;
import io.energyiot.cli.load.LoadCommand;
import io.energyiot.cli.load.MigrateCommand;
import io.energyiot.cli.machine.DownCommand;
import io.energyiot.cli.machine.StatusCommand;
import io.energyiot.cli.machine.UpCommand;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.query.ReadingsCommand;
import io.energyiot.cli.query.UsageCommand;
import io.energyiot.cli.receipts.LoadsCommand;
import io.energyiot.cli.retention.RetentionCommand;
import io.energyiot.cli.simulate.SimulateCommand;
import io.energyiot.cli.tail.TailCommand;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The {@code energy} command. */
@Command(
    name = "energy",
    mixinStandardHelpOptions = true,
    versionProvider = Release.class,
    description = "Load, stream, store and query smart-meter readings.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy demo                     do everything once, and show figures",
      "  ./energy up                       start the system on this machine",
      "  ./energy load readings.csv        load a file",
      "  ./energy usage MTR00000042        show a month of a meter as a chart",
      "  ./energy down                     stop the system; nothing is lost",
      "  ./energy bench --help             measure the system"
    })
public final class Energy {
  /**
   * In the order in which help lists them. Each is called as its class, without {@code Command}.
   */
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          UpCommand.class,
          DownCommand.class,
          StatusCommand.class,
          LoadCommand.class,
          LoadsCommand.class,
          MigrateCommand.class,
          ReadingsCommand.class,
          UsageCommand.class,
          SqlCommand.class,
          ExportCommand.class,
          RollupCommand.class,
          GenerateCommand.class,
          InsertCommand.class,
          SimulateCommand.class,
          IngestCommand.class,
          SealCommand.class,
          DevicesCommand.class,
          TailCommand.class,
          KeysCommand.class,
          AuditCommand.class,
          RetentionCommand.class,
          ArchivesCommand.class,
          BenchCommand.class,
          CompletionCommand.class,
          CommandLine.HelpCommand.class);

  /** These look at all the others. */
  private static final Set<Class<?>> OF_ALL =
      Set.of(CompletionCommand.class, CommandLine.HelpCommand.class);

  private static final SortedMap<String, String> STATUSES =
      new TreeMap<>(
          Map.of(
              "0", "done",
              "1", "the system failed; trying again may help",
              "2", "your mistake: an option, a file, a setting",
              "3", "done, but some records were rejected"));

  private Energy() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    int status = commandLine(arguments).execute(arguments);
    endHttpClients();
    System.exit(status);
  }

  /**
   * Interrupts what waits for answers that nobody needs any more. A JVM whose threads wait in code
   * of the system takes 0.3 s longer to end, and clients of JDK 17 can't be closed.
   */
  private static void endHttpClients() {
    Thread[] threads = new Thread[Thread.activeCount()];
    int count = Thread.enumerate(threads);
    Arrays.stream(threads, 0, count)
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .forEach(Thread::interrupt);
  }

  /** The command with all that it can do. */
  static CommandLine commandLine() {
    return of(COMMANDS);
  }

  /**
   * The command as it is run, with the one subcommand that {@code arguments} name: to describe all
   * of them takes longer than many an answer. With all of them if none is named or it may look at
   * others.
   */
  static CommandLine commandLine(String[] arguments) {
    return COMMANDS.stream()
        .filter(type -> arguments.length > 0 && arguments[0].equals(name(type)))
        .filter(type -> !OF_ALL.contains(type))
        .findFirst()
        .map(type -> of(List.of(type)))
        .orElseGet(Energy::commandLine);
  }

  private static String name(Class<?> type) {
    return type.getSimpleName().replace("Command", "").toLowerCase(Locale.ROOT);
  }

  private static CommandLine of(List<Class<?>> subcommands) {
    CommandLine energy = new CommandLine(new Energy());
    subcommands.forEach(energy::addSubcommand);
    return configured(energy);
  }

  /** A command with the handling of failures that all share. */
  public static CommandLine commandLine(Object command) {
    return configured(new CommandLine(command));
  }

  private static CommandLine configured(CommandLine energy) {
    energy.setCaseInsensitiveEnumValuesAllowed(true);
    ArgumentConverters.registerWith(energy);
    energy.setParameterExceptionHandler(new WrongUsage());
    describeStatuses(energy);
    energy.setExecutionExceptionHandler((failure, line, parsed) -> tell(failure, line));
    return energy;
  }

  /** Commands that say nothing else of their statuses have the same as all. */
  private static void describeStatuses(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    if (usage.exitCodeList().isEmpty()) {
      usage.exitCodeListHeading("%nExit status:%n");
      usage.exitCodeList(STATUSES);
    }
    line.getSubcommands().values().forEach(Energy::describeStatuses);
  }

  private static int tell(Exception failure, CommandLine line) {
    if (failure instanceof EnergyException ours && ours.code().type() != ErrorType.INTERNAL) {
      line.getErr().println("energy: " + ours.text());
      return ExitStatus.of(ours.code());
    }
    line.getErr().println("energy: a defect; please report it with what follows");
    failure.printStackTrace(line.getErr());
    return ExitStatus.SYSTEM_FAILED;
  }
}
