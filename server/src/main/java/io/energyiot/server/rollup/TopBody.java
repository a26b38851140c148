package io.energyiot.server.rollup;

import io.energyiot.model.Channel;
import io.energyiot.model.Unit;
import io.energyiot.query.rollup.TopAnswer;
import io.energyiot.store.rollup.group.RollupGroup;
import io.energyiot.store.rollup.group.TopDevice;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The devices with the largest sums of a day, as clients see them. */
@Schema(name = "FleetTop")
record TopBody(
    String day,
    String as_of,
    String group,
    String channel,
    @Schema(nullable = true) String unit,
    List<Device> devices) {

  static TopBody of(TopAnswer answer, RollupGroup group, Channel channel) {
    return new TopBody(
        answer.receipt().day().toString(),
        answer.receipt().asOf().toString(),
        group.text(),
        channel.name(),
        channel.unit().map(Unit::text).orElse(null),
        answer.devices().stream().map(Device::of).toList());
  }

  /** One of them. */
  @Schema(name = "FleetTopDevice")
  record Device(String device_id, @Schema(nullable = true) BigDecimal sum) {
    static Device of(TopDevice device) {
      return new Device(device.deviceId(), device.sum());
    }
  }
}
