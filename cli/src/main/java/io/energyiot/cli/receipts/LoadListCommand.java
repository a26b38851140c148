package io.energyiot.cli.receipts;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    JsonNode found = new AskedReceipts(options).newest(limit);
    Output output = options.output();
    output.result(found);
    if (found.isEmpty()) {
      output.line("nothing was loaded in the last 24 months");
    }
    found.forEach(load -> print(load, output));
    return ExitStatus.DONE;
  }

  private static void print(JsonNode load, Output output) {
    JsonNode totals = load.path("totals");
    output.line(
        "%s  %s  %-11s  %,d readings, %,d rejected",
        load.path("id").asText(),
        Instant.parse(load.path("started").asText()).truncatedTo(ChronoUnit.SECONDS),
        load.path("state").asText(),
        totals.path("readings").asLong(),
        totals.path("rejected").asLong());
  }
}
