package io.energyiot.bench.load;

import io.energyiot.bench.machine.Machine;
import io.energyiot.cli.output.Output;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The result of {@code bench night}.
 *
 * @param pieces in their order
 * @param day an answer with the readings of a meter's day, and its check
 * @param rollupSeconds of the day, whole commands one after the other
 */
record NightReport(Machine machine, List<Piece> pieces, Answers day, List<Double> rollupSeconds) {

  /**
   * A piece of the night.
   *
   * @param peakMib of the loader and its SSTable writer up to the end of this piece
   * @param storedBytes of all pieces so far, not yet compacted
   */
  record Piece(LoadFigures load, long peakMib, long storedBytes) {}

  /** Times of answers, milliseconds. */
  record Answers(double p50, double p99) {}

  void print(Output output) {
    output.result(this);
    output.line("%s", machine.text());
    output.line(
        "%5s %13s %8s %7s %7s %7s %7s %13s %9s %9s",
        "piece",
        "readings",
        "seconds",
        "check",
        "read",
        "write",
        "import",
        "readings/s",
        "peak MiB",
        "stored MB");
    for (int i = 0; i < pieces.size(); i++) {
      output.line("%5d %s", 1 + i, line(pieces.get(i)));
    }
    long readings = pieces.stream().mapToLong(each -> each.load().readings()).sum();
    double seconds = pieces.stream().mapToDouble(each -> each.load().seconds()).sum();
    output.line(
        "the night: %,d readings in %.1f s, %,.0f readings/s, %.2f bytes a reading on disk",
        readings, seconds, readings / seconds, (double) last().storedBytes() / readings);
    output.line(
        "a day of a meter, asked for and checked: p50 %.2f ms, p99 %.2f ms", day.p50(), day.p99());
    output.line(
        "rollup of the day, whole commands: %s s",
        rollupSeconds.stream()
            .map(each -> String.format(Locale.ROOT, "%.1f", each))
            .collect(Collectors.joining(", ")));
  }

  private Piece last() {
    return pieces.get(pieces.size() - 1);
  }

  private static String line(Piece piece) {
    LoadFigures load = piece.load();
    return String.format(
        Locale.ROOT,
        "%,13d %8.2f %7.2f %7.2f %7.2f %7.2f %,13.0f %,9d %,9.0f",
        load.readings(),
        load.seconds(),
        load.phase("check"),
        load.phase("read"),
        load.phase("write"),
        load.phase("import"),
        load.readingsPerSecond(),
        piece.peakMib(),
        piece.storedBytes() / 1e6);
  }
}
