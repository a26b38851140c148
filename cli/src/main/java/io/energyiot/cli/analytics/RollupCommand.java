package io.energyiot.cli.analytics;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.jobs.Job;
import io.energyiot.platform.spark.SparkProcess;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Computes rollups. */
@Command(
    name = "rollup",
    mixinStandardHelpOptions = true,
    description = {
      "Compute rollups: the results over all meters for a day.",
      "Computes profiles by quarter hour, completeness and the devices with the largest "
          + "sums of all meters and of each region, tariff and feeder; sum, minimum, maximum and "
          + "mean of each device; silent and suspicious meters. REST serves the results under "
          + "/v1/fleet. A new rollup of a day replaces the one before and includes what has "
          + "come in late. If the job is killed, the one before stays."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy rollup                     yesterday, in the storage zone",
      "  ./energy rollup --day 2026-01-15",
      "  ./energy rollup --from 2026-01-01 --to 2026-02-01"
    })
public final class RollupCommand implements Callable<Integer> {
  private static final long MAX_DAYS = 3_660;

  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--without-devices",
      description = "Leave out the usage of each device, which takes most of the time")
  private boolean withoutDevices;

  @ArgGroup private Days days = new Days();

  /** Which days. */
  private static final class Days {
    @Option(
        names = "--day",
        paramLabel = "DATE",
        description = "The day, in the storage zone (default: yesterday)")
    private LocalDate day;

    @ArgGroup(exclusive = false)
    private Range range;
  }

  /** Several days. */
  private static final class Range {
    @Option(
        names = "--from",
        required = true,
        paramLabel = "DATE",
        description = "The first of several days")
    private LocalDate from;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "DATE",
        description = "The day after the last one")
    private LocalDate to;
  }

  @Override
  public Integer call() {
    Job job = new Job.Rollup(days(), !withoutDevices, options.isJson());
    if (options.isJson()) {
      options.analytics(job, command.commandLine().getOut(), SparkProcess.JobListener.SILENT);
    } else {
      new ShownJob(options, command.commandLine().getOut()).run(job, "computing");
    }
    return ExitStatus.DONE;
  }

  /** The days that are asked for; none for yesterday, which the storage zone decides. */
  private List<LocalDate> days() {
    if (days.day != null) {
      return List.of(days.day);
    }
    return days.range == null ? List.of() : between(days.range.from, days.range.to);
  }

  private List<LocalDate> between(LocalDate from, LocalDate to) {
    if (!from.isBefore(to)) {
      throw new ParameterException(command.commandLine(), "--to must be after --from");
    }
    if (ChronoUnit.DAYS.between(from, to) > MAX_DAYS) {
      throw new ParameterException(
          command.commandLine(), "one rollup may span at most " + MAX_DAYS + " days");
    }
    return from.datesUntil(to).toList();
  }
}
