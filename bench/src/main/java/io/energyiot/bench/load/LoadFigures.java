package io.energyiot.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.EnergyProcess;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of one load, from its user's view.
 *
 * @param what was loaded
 * @param textBytes of the file
 * @param seconds from the start of {@code ./energy load} to its end
 * @param receiptSeconds the duration in the receipt
 * @param phases seconds of each phase of the receipt
 * @param readingsPerSecond of the whole command
 * @param peakMib memory of the loader and the SSTable writer, peaks added up; 0 if unknown
 */
record LoadFigures(
    String what,
    long readings,
    long textBytes,
    double seconds,
    double receiptSeconds,
    Map<String, Double> phases,
    double readingsPerSecond,
    long peakMib) {

  /**
   * Returns the figures of a load of a night.
   *
   * @throws BenchException if its receipt counts something else
   */
  static LoadFigures of(Night night, long textBytes, EnergyProcess.Done done) {
    JsonNode receipt = done.document();
    checkReceipt(night, receipt);
    Map<String, Double> phases = new TreeMap<>();
    receipt
        .path("phases")
        .properties()
        .forEach(each -> phases.put(each.getKey(), seconds(each.getValue())));
    return new LoadFigures(
        night.layout().text(),
        night.readings(),
        textBytes,
        done.seconds(),
        seconds(receipt.path("duration")),
        phases,
        night.readings() / done.seconds(),
        done.peakBytes() >> 20);
  }

  private static void checkReceipt(Night night, JsonNode receipt) {
    JsonNode totals = receipt.path("totals");
    if (totals.path("readings").asLong() != night.readings()
        || totals.path("meter_days").asLong() != night.devices()
        || totals.path("rejected").asLong() != 0) {
      throw new BenchException("a wrong receipt for " + night + ": " + receipt);
    }
  }

  private static double seconds(JsonNode duration) {
    return Duration.parse(duration.asText()).toNanos() / 1e9;
  }

  /** Seconds that {@code count} readings take at this rate, the start not counted. */
  double secondsFor(long count) {
    return seconds - receiptSeconds + receiptSeconds * count / readings;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-32s %,13d %8.1f %8.2f %7.2f %7.2f %7.2f %7.2f %,13.0f %,9d",
        what,
        readings,
        textBytes / 1e6,
        seconds,
        phase("check"),
        phase("read"),
        phase("write"),
        phase("import"),
        readingsPerSecond,
        peakMib);
  }

  double phase(String name) {
    return phases.getOrDefault(name, 0.0);
  }
}
