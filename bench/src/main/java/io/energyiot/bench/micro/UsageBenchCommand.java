package io.energyiot.bench.micro;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;

/** The time to aggregate a year of readings that are decoded already, by JMH. */
@Command(
    name = "usage",
    mixinStandardHelpOptions = true,
    description = "The time to compute the usage of a year of decoded readings.")
public final class UsageBenchCommand implements Callable<Integer> {
  @Override
  public Integer call() throws RunnerException {
    new Runner(new OptionsBuilder().include(UsageBenchmark.class.getSimpleName()).build()).run();
    return 0;
  }
}
