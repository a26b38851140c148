package io.energyiot.bench;

import io.energyiot.cli.http.ServerClient;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.Output;
import io.energyiot.fleet.HouseholdFleet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The time of the two GETs, over REST with keep-alive, one client, random devices of a fleet. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "Time a day's readings and the aggregated views of random devices, by one client.",
      "The fleet must be loaded, as ./energy demo does it."
    })
final class QueryBench implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many random devices to ask for (default: 1000)")
  private int devices;

  @Option(
      names = "--fleet",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many meters are loaded (default: 10000)")
  private int fleet;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The day to ask for (default: yesterday)")
  private LocalDate date = LocalDate.now(java.time.ZoneOffset.UTC).minusDays(1);

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Chooses the devices (default: 1)")
  private long seed;

  /**
   * The times of one question.
   *
   * @param p50Millis half of the answers came within this time
   * @param p99Millis 99 of 100 came within this time
   */
  record Result(String question, int requests, double p50Millis, double p99Millis) {}

  @Override
  public Integer call() {
    ServerClient server = options.client();
    Map<String, String> day = Map.of("from", date.toString(), "to", date.plusDays(1).toString());
    List<Result> results = new ArrayList<>();
    results.add(time("readings of a day", device -> server.rawReadings(device, day)));
    for (String period : List.of("P1W", "P1M", "P1Y")) {
      Map<String, String> usage =
          Map.of("period", period, "by", period.equals("P1Y") ? "month" : "day");
      results.add(time("usage " + period, device -> server.rawUsage(device, usage)));
    }
    print(results);
    return 0;
  }

  private Result time(String question, Consumer<String> ask) {
    askAll(ask, new Random(seed));
    Latencies latencies = askAll(ask, new Random(seed + 1));
    return new Result(
        question, latencies.count(), latencies.percentile(0.5), latencies.percentile(0.99));
  }

  private Latencies askAll(Consumer<String> ask, Random random) {
    Latencies latencies = new Latencies(devices);
    for (int i = 0; i < devices; i++) {
      String deviceId = HouseholdFleet.deviceId(1 + random.nextInt(fleet));
      long began = System.nanoTime();
      ask.accept(deviceId);
      latencies.add(System.nanoTime() - began);
    }
    return latencies;
  }

  private void print(List<Result> results) {
    Output output = options.output();
    output.result(results);
    output.line("%-20s %10s %10s %10s", "", "requests", "p50 ms", "p99 ms");
    for (Result each : results) {
      output.line(
          "%-20s %10d %10.2f %10.2f",
          each.question(), each.requests(), each.p50Millis(), each.p99Millis());
    }
  }
}
