package io.energyiot.bench.load;

import io.energyiot.bench.machine.Machine;
import io.energyiot.cli.output.Output;
import java.util.List;

/**
 * The result of {@code bench load}: how long loads take.
 *
 * @param night the file of meter-days
 * @param answersWhileLoading one-day questions to REST during the same load, done again
 * @param singles files of single readings, each as a process
 * @param warmSeconds by the receipts, the first of {@code singles} again and again in a process
 *     that goes on
 * @param storedBytes what the night takes on disk, index and filter included, not yet compacted
 * @param sample meters whose readings were asked for afterwards and were right
 * @param projections for other fleets
 */
record LoadReport(
    Machine machine,
    LoadFigures night,
    Answers answersWhileLoading,
    List<LoadFigures> singles,
    List<Double> warmSeconds,
    long storedBytes,
    int sample,
    List<Projection> projections,
    List<String> assumptions) {

  /**
   * Times of answers, milliseconds.
   *
   * @param loadSeconds of the load meanwhile, as a whole process
   */
  record Answers(
      long requests, double p50, double p99, double p999, double max, double loadSeconds) {}

  void print(Output output) {
    output.result(this);
    output.line("%s", machine.text());
    output.line(
        "%-32s %13s %8s %8s %7s %7s %7s %7s %13s %9s",
        "",
        "readings",
        "MB",
        "seconds",
        "check",
        "read",
        "write",
        "import",
        "readings/s",
        "peak MiB");
    output.line("%s", night.line());
    singles.forEach(each -> output.line("%s", each.line()));
    output.line("warm, %s, by the receipts: %s s", singles.get(0).what(), warm(warmSeconds));
    output.line(
        "on disk: %.2f bytes a reading; %d meters checked over REST, all right",
        (double) storedBytes / night.readings(), sample);
    output.line(
        "one day's readings while loading: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms,"
            + " %d requests; the load took %.1f s",
        answersWhileLoading.p50(),
        answersWhileLoading.p99(),
        answersWhileLoading.p999(),
        answersWhileLoading.max(),
        answersWhileLoading.requests(),
        answersWhileLoading.loadSeconds());
    output.line(
        "10 million meter-days: %.1f s; 10 million single readings: %.1f s, %.1f s once warm",
        night.secondsFor(10_000_000L * Night.QUARTERS_A_DAY),
        singles.get(0).secondsFor(10_000_000),
        bestWarm() * 10_000_000 / singles.get(0).readings());
    projections.forEach(
        each ->
            output.line(
                "projected: %,d meters, %d %s, %d %s: %.0f s a night",
                each.meters(),
                each.nodes(),
                each.nodes() == 1 ? "node" : "nodes",
                each.copies(),
                each.copies() == 1 ? "copy" : "copies",
                each.seconds()));
    assumptions.forEach(each -> output.line("  assumed: %s", each));
  }

  private double bestWarm() {
    return warmSeconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  private static String warm(List<Double> seconds) {
    return String.join(
        ", ",
        seconds.stream().map(each -> String.format(java.util.Locale.ROOT, "%.2f", each)).toList());
  }
}
