package io.energyiot.cli.retention;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.retention.RetentionReceipt;
import io.energyiot.store.retention.RetentionReceipts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the last runs. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the last runs, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = "  ./energy retention list --json")
final class RetentionListCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "List at most N runs (default: 20)")
  private int limit;

  @Override
  public Integer call() {
    try (EnergyStore store = EnergyStore.open(options.runningSettings())) {
      List<RetentionReceipt> found =
          RetentionReceipts.of(store.session()).newest(Math.max(1, Math.min(limit, 1_000)));
      Output output = options.output();
      output.result(found.stream().map(RetentionDocument::of).toList());
      if (found.isEmpty()) {
        output.line("nothing was deleted by retention yet");
      }
      found.forEach(run -> RetentionText.print(run, output));
      return ExitStatus.DONE;
    }
  }
}
