package io.energyiot.bench.micro;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;

/** Readings parsed in a microsecond by one thread, by JMH. */
@Command(
    name = "json",
    mixinStandardHelpOptions = true,
    description = "Millions of readings of NDJSON that one thread parses in a second.")
public final class JsonBenchCommand implements Callable<Integer> {
  @Override
  public Integer call() throws RunnerException {
    new Runner(new OptionsBuilder().include(JsonBenchmark.class.getSimpleName()).build()).run();
    return 0;
  }
}
