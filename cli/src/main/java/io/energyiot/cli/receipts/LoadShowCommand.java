package io.energyiot.cli.receipts;

import io.energyiot.cli.load.LoadDocument;
import io.energyiot.cli.load.LoadText;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.undo.UndoReceipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    try (EnergyStore store = EnergyStore.open(options.runningSettings())) {
      LoadReceipt load =
          store
              .loads()
              .find(id)
              .orElseThrow(
                  () ->
                      new EnergyException(
                          ErrorCode.LOAD_UNKNOWN, "there was no load with the id " + id));
      List<UndoReceipt> undos = store.undos().of(id);
      Map<String, Object> document = document(store, load);
      document.put("undos", undos.stream().map(UndoDocument::of).toList());
      Output output = options.output();
      output.result(document);
      LoadText.print(load, output);
      undos.forEach(undo -> UndoText.print(undo, output));
      return ExitStatus.DONE;
    }
  }

  private static Map<String, Object> document(EnergyStore store, LoadReceipt load) {
    return load.state() == LoadState.QUEUED
        ? LoadDocument.of(load, store.loadQueue().before(load.id()), Instant.now())
        : LoadDocument.of(load, Instant.now());
  }
}
