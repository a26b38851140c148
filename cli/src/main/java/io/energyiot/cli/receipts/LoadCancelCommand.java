package io.energyiot.cli.receipts;

import io.energyiot.cli.load.LoadDocument;
import io.energyiot.cli.load.LoadText;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels a load of the loader. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = {
      "Cancel a load that waits for the loader or is done by it.",
      "Nothing of it is then stored. A load that is being stored can't be cancelled; undo it when "
          + "it has ended."
    },
    footerHeading = "%nExamples:%n",
    footer = "  ./energy loads cancel 8cb11000-fe48-11f0-8001-0123456789ab")
public final class LoadCancelCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Parameters(paramLabel = "ID", description = "The load's id")
  private UUID id;

  @Override
  public Integer call() {
    try (EnergyStore store = EnergyStore.open(options.runningSettings())) {
      store.loadQueue().cancel(id);
      LoadReceipt load = store.loads().require(id);
      options.output().result(LoadDocument.of(load, Instant.now()));
      LoadText.print(load, options.output());
      if (load.state() != LoadState.CANCELLED) {
        throw new EnergyException(
            ErrorCode.LOAD_BUSY,
            "the loader has not ended load %s yet; it stores nothing more".formatted(id));
      }
      return ExitStatus.DONE;
    }
  }
}
