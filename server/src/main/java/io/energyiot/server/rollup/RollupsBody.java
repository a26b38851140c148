package io.energyiot.server.rollup;

import io.energyiot.query.rollup.RollupsAnswer;
import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.ScheduledRollup;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which days are computed, as clients see it. */
@Schema(name = "FleetRollups")
record RollupsBody(@Schema(nullable = true) Scheduled scheduled, List<Rollup> rollups) {

  static RollupsBody of(RollupsAnswer answer) {
    return new RollupsBody(
        answer.scheduled().map(Scheduled::of).orElse(null),
        answer.receipts().stream().map(Rollup::of).toList());
  }

  /** What the server began last. */
  @Schema(name = "ScheduledRollup")
  record Scheduled(
      String began,
      List<String> days,
      @Schema(nullable = true) String ended,
      @Schema(nullable = true) String error) {
    static Scheduled of(ScheduledRollup scheduled) {
      return new Scheduled(
          scheduled.began().toString(),
          scheduled.days().stream().map(LocalDate::toString).toList(),
          scheduled.ended().map(Instant::toString).orElse(null),
          scheduled.error().orElse(null));
    }
  }

  /** A day that is computed. */
  @Schema(name = "Rollup")
  record Rollup(
      String day,
      String as_of,
      String duration,
      long meter_days,
      long readings,
      long registered,
      long reporting) {
    static Rollup of(RollupReceipt receipt) {
      return new Rollup(
          receipt.day().toString(),
          receipt.asOf().toString(),
          Duration.ofMillis(receipt.millis()).toString(),
          receipt.series(),
          receipt.readings(),
          receipt.registered(),
          receipt.reporting());
    }
  }
}
