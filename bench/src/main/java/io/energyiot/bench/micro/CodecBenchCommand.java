package io.energyiot.bench.micro;

import io.energyiot.codec.BlockEncoder;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Bytes a reading in day blocks of the made-up households, then the time to pack and unpack, by
 * JMH.
 */
@Command(
    name = "codec",
    mixinStandardHelpOptions = true,
    description =
        "Bytes a reading of the made-up households, and the time to pack and unpack a day.")
public final class CodecBenchCommand implements Callable<Integer> {
  private static final int HOUSEHOLDS = 100;
  private static final int DAYS = 365;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws RunnerException {
    printSizes(command.commandLine().getOut());
    new Runner(new OptionsBuilder().include(CodecBenchmark.class.getSimpleName()).build()).run();
    return 0;
  }

  private static void printSizes(PrintWriter out) {
    BlockEncoder encoder = new BlockEncoder();
    HouseholdDays days = new HouseholdDays();
    long bytes = 0;
    for (int household = 1; household <= HOUSEHOLDS; household++) {
      for (int day = 0; day < DAYS; day++) {
        bytes += encoder.encode(days.day(household, day)).length;
      }
    }
    double blocks = HOUSEHOLDS * DAYS;
    out.printf(
        Locale.ROOT,
        "%d households, %d days: %.1f bytes a block, %.3f a reading%n",
        HOUSEHOLDS,
        DAYS,
        bytes / blocks,
        bytes / blocks / HouseholdDays.DAY);
    out.flush();
  }
}
