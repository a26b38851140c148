package io.energyiot.cli.receipts;

import io.energyiot.cli.load.LoadDocument;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists the last loads. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the last loads, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = "  ./energy loads list --limit 5")
final class LoadListCommand implements Callable<Integer> {
  private static final int MAX = 1000;

  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "List at most N loads, 1 to 1000 (default: 20)")
  private int limit;

  @Override
  public Integer call() {
    if (limit < 1 || limit > MAX) {
      throw new ParameterException(
          command.commandLine(), "--limit is 1 to " + MAX + ", not " + limit);
    }
    try (EnergyStore store = EnergyStore.open(options.runningSettings())) {
      List<LoadReceipt> found = store.loads().newest(limit);
      Instant now = Instant.now();
      Output output = options.output();
      output.result(found.stream().map(load -> LoadDocument.overview(load, now)).toList());
      if (found.isEmpty()) {
        output.line("nothing was loaded in the last 24 months");
      }
      found.forEach(load -> print(load, now, output));
      return ExitStatus.DONE;
    }
  }

  private static void print(LoadReceipt load, Instant now, Output output) {
    output.line(
        "%s  %s  %-11s  %,d readings, %,d rejected",
        load.id(),
        load.started().truncatedTo(ChronoUnit.SECONDS),
        load.stateAt(now).text(),
        load.totals().readings(),
        load.totals().rejected());
  }
}
