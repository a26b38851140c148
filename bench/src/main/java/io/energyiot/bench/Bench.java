package io.energyiot.bench;

import io.energyiot.bench.devices.DevicesBench;
import io.energyiot.bench.load.LoadBench;
import io.energyiot.bench.load.MigrateBench;
import io.energyiot.bench.load.NightBench;
import io.energyiot.bench.micro.CodecBenchCommand;
import io.energyiot.bench.micro.CsvBenchCommand;
import io.energyiot.bench.micro.JsonBenchCommand;
import io.energyiot.bench.micro.UsageBenchCommand;
import io.energyiot.bench.model.ModelBench;
import io.energyiot.bench.peers.PeersBench;
import io.energyiot.bench.query.FoldBench;
import io.energyiot.bench.query.QueryBench;
import io.energyiot.bench.rollup.RollupBench;
import io.energyiot.bench.start.StartBench;
import io.energyiot.bench.stream.DayBench;
import io.energyiot.bench.stream.StreamBench;
import io.energyiot.cli.Energy;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Measures; {@code ./energy bench}. */
@Command(
    name = "energy bench",
    mixinStandardHelpOptions = true,
    description = "Measure this system on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench codec                  pack and unpack, JMH",
      "  ./energy bench csv                    parse, JMH",
      "  ./energy bench json                   parse what is posted, JMH",
      "  ./energy bench usage                  aggregate a year, JMH",
      "  ./energy bench query                  answers out of a year of 20,000 meters, beside others",
      "  ./energy bench fold                   a row a month instead of a row a day, a trial",
      "  ./energy bench fleet                  a day of all meters, beside others",
      "  ./energy bench start                  posts and questions right after a start",
      "  ./energy bench load                   a night's load, and what it says of others",
      "  ./energy bench migrate                a table with a row a reading becomes ours",
      "  ./energy bench devices                import of the device registry, and silent meters",
      "  ./energy bench stream                 readings by POST, beside QuestDB",
      "  ./energy bench day                    a day of readings by POST, until it is sealed",
      "  ./energy bench model                  random steps and questions, beside a plain model",
      "  ./energy bench peers load             this system's load beside others'"
    },
    subcommands = {
      CodecBenchCommand.class,
      CsvBenchCommand.class,
      JsonBenchCommand.class,
      UsageBenchCommand.class,
      QueryBench.class,
      FoldBench.class,
      RollupBench.class,
      StartBench.class,
      LoadBench.class,
      NightBench.class,
      MigrateBench.class,
      DevicesBench.class,
      StreamBench.class,
      DayBench.class,
      ModelBench.class,
      PeersBench.class,
      CommandLine.HelpCommand.class
    })
public final class Bench {
  private Bench() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(Energy.commandLine(new Bench()).execute(arguments));
  }
}
