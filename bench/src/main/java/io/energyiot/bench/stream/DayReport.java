package io.energyiot.bench.stream;

import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.machine.Machine;
import io.energyiot.cli.output.Output;
import io.energyiot.ingest.seal.Sealing;

/**
 * The result of {@code bench day}: what streaming a day of readings and sealing it took.
 *
 * @param intervals of the day that were sent
 * @param readable from acknowledged to readable
 * @param storedSeconds from the first request until all readings were stored
 * @param liveBytes of the live blocks as SSTables, before the day was sealed
 * @param sealSeconds from the begin of sealing to its end, with its two waits
 * @param dayBytes of the day blocks as SSTables, when it was sealed
 * @param sample meters whose readings were all asked for and right, before and after
 */
record DayReport(
    Machine machine,
    int devices,
    int intervals,
    Outcome sent,
    Lookout.Times readable,
    double storedSeconds,
    long liveBytes,
    Sealing.Done sealed,
    double sealSeconds,
    long dayBytes,
    int sample) {
  private static final double MEGABYTE = 1e6;

  void print(Output output) {
    output.result(this);
    output.line("%s", machine.text());
    output.line("%,d meters, %d intervals, %,d readings", devices, intervals, sent.readings());
    output.line(
        "acknowledged in %.1f s, %,.0f readings/s; a request %s, %d again",
        sent.seconds(), sent.readingsPerSecond(), sent.latency(), sent.retries());
    output.line(
        "stored in %.1f s, %,.0f readings/s; readable p50 %.0f ms, p99 %.0f ms, lag %d at most",
        storedSeconds,
        sent.readings() / storedSeconds,
        readable.p50(),
        readable.p99(),
        readable.maxLag());
    output.line(
        "live_block %.1f MB, %.1f bytes a reading", liveBytes / MEGABYTE, perReading(liveBytes));
    output.line(
        "sealed in %.1f s: %,d live blocks became %,d day blocks, %,d came late",
        sealSeconds, sealed.liveBlocks(), sealed.dayBlocks(), sealed.late());
    output.line(
        "day_block %.1f MB, %.2f bytes a reading", dayBytes / MEGABYTE, perReading(dayBytes));
    output.line("%d meters checked over REST before and after, all right", sample);
  }

  private double perReading(long bytes) {
    return (double) bytes / sent.readings();
  }
}
