package io.energyiot.server.rollup;

import io.energyiot.query.rollup.FindingsAnswer;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.FoundDevice;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Meters that need attention after a day, as clients see them. */
@Schema(name = "FleetFindings")
record FindingsBody(String day, String as_of, String finding, List<Meter> meters) {

  static FindingsBody of(FindingsAnswer answer, Finding finding) {
    return new FindingsBody(
        answer.receipt().day().toString(),
        answer.receipt().asOf().toString(),
        finding.text(),
        answer.meters().stream().map(Meter::of).toList());
  }

  /** One of them. */
  @Schema(name = "FleetMeter")
  record Meter(String device_id, @Schema(nullable = true) String channel) {
    static Meter of(FoundDevice meter) {
      return new Meter(meter.deviceId(), meter.channel().isEmpty() ? null : meter.channel());
    }
  }
}
