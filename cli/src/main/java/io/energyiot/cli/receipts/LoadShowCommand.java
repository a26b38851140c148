package io.energyiot.cli.receipts;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.load.LoadText;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what became of a load. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show the receipts of a load, of each of its files, and of its undos.",
    footerHeading = "%nExamples:%n",
    footer = "  ./energy loads show 8cb11000-fe48-11f0-8001-0123456789ab")
final class LoadShowCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Parameters(paramLabel = "ID", description = "The load's id")
  private UUID id;

  @Override
  public Integer call() {
    JsonNode load = new AskedReceipts(options).load(id);
    Output output = options.output();
    output.result(load);
    LoadText.print(ReceiptJson.load(load), output);
    ReceiptJson.all(load.path("undos"), ReceiptJson::undo)
        .forEach(undo -> UndoText.print(undo, output));
    return ExitStatus.DONE;
  }
}
