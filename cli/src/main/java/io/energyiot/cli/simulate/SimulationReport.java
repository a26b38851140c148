package io.energyiot.cli.simulate;

import io.energyiot.cli.output.Output;
import java.time.Instant;

/**
 * What a simulation has sent, and what became of it: {@code sent} is the sum of {@code
 * acknowledged}, {@code rejected} and {@code unanswered}.
 *
 * @param from the start of the first quarter hour
 * @param to the end of the last
 * @param late how many of the readings were held back before they were sent
 * @param duplicates how many were sent twice
 * @param retries how often a request was refused for now, or lost, and sent again
 * @param p50Millis half of the requests were answered within this time
 */
record SimulationReport(
    String via,
    long devices,
    Instant from,
    Instant to,
    long sent,
    long acknowledged,
    long rejected,
    long unanswered,
    long late,
    long duplicates,
    long requests,
    long retries,
    double seconds,
    double readingsPerSecond,
    double p50Millis,
    double p99Millis) {

  void print(Output output) {
    output.result(this);
    output.line(
        "%,d readings of %,d meters sent by %s in %.1f s, %s to %s",
        sent, devices, via, seconds, from, to);
    output.line(
        "  %,d acknowledged, %,d rejected, %,d unanswered; %,d came late, %,d twice",
        acknowledged, rejected, unanswered, late, duplicates);
    output.line(
        "  %,.0f readings/s, %,d requests, p50 %.1f ms, p99 %.1f ms, %,d sent again",
        readingsPerSecond, requests, p50Millis, p99Millis, retries);
  }
}
