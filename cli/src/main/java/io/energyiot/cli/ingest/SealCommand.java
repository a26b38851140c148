package io.energyiot.cli.ingest;

import io.energyiot.cli.access.CommandAudit;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.ingest.seal.LiveScanSettings;
import io.energyiot.ingest.seal.SealSchedule;
import io.energyiot.ingest.seal.SealSettings;
import io.energyiot.ingest.seal.Sealing;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Seals days. */
@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    description = {
      "Fold the streamed readings of days that are over into day blocks.",
      "A day block holds a meter's day in one row. Answers stay the same. The server "
          + "seals a day by itself, two hours after its end (seal.open_minutes). You may seal "
          + "a day at any time, and again: readings that come late are in every answer at "
          + "once, before and after. Sealing waits 40 seconds for writers and readers that "
          + "have begun before."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./energy seal", "  ./energy seal --day 2026-03-30 --json"})
public final class SealCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--day",
      paramLabel = "DATE",
      description =
          "The day, in the storage zone (default: every day that has been over for long "
              + "enough)")
  private LocalDate day;

  @Override
  public Integer call() {
    Settings settings = options.runningSettings();
    SealSettings sealing = SealSettings.from(settings);
    LiveScanSettings scan = LiveScanSettings.from(settings, options.system()::sstableReader);
    Output output = options.output();
    try (EnergyStore store = EnergyStore.open(settings)) {
      List<Sealing.Done> sealed =
          seal(days(store, sealing), new Sealing(store, sealing.grace(), scan));
      sealed.forEach(
          each ->
              CommandAudit.note(
                  settings, store, "seal", LocalDate.ofEpochDay(each.day()).toString()));
      output.result(sealed);
      sealed.forEach(
          each ->
              output.line(
                  "%s is sealed: %,d live blocks became %,d day blocks, %,d came late",
                  LocalDate.ofEpochDay(each.day()),
                  each.liveBlocks(),
                  each.dayBlocks(),
                  each.late()));
      if (sealed.isEmpty()) {
        output.line("no day waits to be sealed");
      }
      return ExitStatus.DONE;
    }
  }

  private List<Long> days(EnergyStore store, SealSettings sealing) {
    if (day == null) {
      return SealSchedule.daysToSeal(store, sealing);
    }
    if (day.toEpochDay() > store.zone().dayOf(System.currentTimeMillis())) {
      throw new EnergyException(
          ErrorCode.PARAMETER_INVALID, "--day must not be in the future; it is " + day);
    }
    return List.of(day.toEpochDay());
  }

  /** With one bar for all days. */
  private List<Sealing.Done> seal(List<Long> days, Sealing sealing) {
    List<Sealing.Done> sealed = new ArrayList<>();
    try (TaskProgress bar = TaskProgress.ofPercent("sealing")) {
      for (long each : days) {
        String name = LocalDate.ofEpochDay(each) + ", day " + (sealed.size() + 1);
        command.commandLine().getErr().println(name + " of " + days.size() + " is being sealed");
        double before = sealed.size();
        sealed.add(
            sealing.seal(
                each,
                (done, of) ->
                    bar.at(
                        100 * (before + (double) done / Math.max(1, of)) / days.size(),
                        name + " of " + days.size() + ", " + done + " of " + of + " shares")));
      }
    }
    return sealed;
  }
}
