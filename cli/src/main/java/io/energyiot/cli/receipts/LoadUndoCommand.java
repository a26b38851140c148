package io.energyiot.cli.receipts;

import io.energyiot.cli.access.CommandAudit;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.Consent;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.model.config.Settings;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.undo.UndoReceipt;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a load back. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = {
      "Take back what a load has stored.",
      "Deletes that and nothing else; answers show what was known before. Afterwards the "
          + "files count as new: load them again, for example with another --zone. If an undo "
          + "is cut off, the same command finishes it."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:taken back, or there was nothing to take back",
      "1:the system failed; do it again",
      "2:there is no such load or file, the load is running, or you did not say yes"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy loads undo 8cb11000-fe48-11f0-8001-0123456789ab --dry-run",
      "  ./energy loads undo 8cb11000-fe48-11f0-8001-0123456789ab monday.csv"
    })
final class LoadUndoCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "ID", description = "The load's id")
  private UUID id;

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "Files of the load, as they were given or without their folders (default: all)")
  private List<String> files = List.of();

  @Option(names = "--dry-run", description = "Count what would be taken back, and change nothing")
  private boolean dryRun;

  @Option(
      names = "--yes",
      description = "Don't ask. Without a terminal, nothing is taken back unless this is given")
  private boolean yes;

  @Override
  public Integer call() {
    Optional<Consent> consent =
        dryRun || yes
            ? Optional.empty()
            : Optional.of(Consent.onTerminal(command, "load " + id + " is to be taken back"));
    Settings settings = options.runningSettings();
    try (EnergyStore store = EnergyStore.open(settings)) {
      if (consent.isPresent() && !agreed(store, consent.get())) {
        return ExitStatus.USER_MISTAKE;
      }
      UndoReceipt undo = undo(store, dryRun);
      if (!dryRun) {
        CommandAudit.note(settings, store, "loads undo", id.toString());
      }
      options.output().result(UndoDocument.of(undo));
      UndoText.print(undo, options.output());
      return ExitStatus.DONE;
    }
  }

  private UndoReceipt undo(EnergyStore store, boolean onlyCount) {
    try (TaskProgress bar = TaskProgress.ofPercent(onlyCount ? "counting" : "taking back")) {
      return store
          .loadUndo()
          .undo(
              id,
              files,
              onlyCount,
              now -> bar.at(now.percent(), "%,d readings".formatted(now.counts().readings())));
    }
  }

  private boolean agreed(EnergyStore store, Consent consent) {
    UndoReceipt found = undo(store, true);
    if (found.files().isEmpty()) {
      return true;
    }
    UndoText.print(found, options.output());
    return consent.isGiven("Take it back?", "nothing is taken back");
  }
}
