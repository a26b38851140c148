package io.energyiot.server.devices;

import io.energyiot.server.answer.TimeText;
import io.energyiot.store.Erased;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an erasure has removed, as clients see it.
 *
 * @param erased_until what was learned of the device until this instant is gone for good
 * @param registered whether the device registry had it
 */
@Schema(name = "Erased")
record ErasedBody(
    @Schema(examples = "MTR1") String device_id,
    @Schema(examples = "2026-01-31T12:00:00Z") String erased_until,
    boolean registered,
    List<ErasedChannelBody> channels) {

  static ErasedBody of(Erased erased, ZoneId zone) {
    return new ErasedBody(
        erased.deviceId(),
        new TimeText(zone).of(erased.until()),
        erased.registered(),
        erased.channels().stream().map(ErasedChannelBody::of).toList());
  }

  /** What was removed of a channel. */
  @Schema(name = "ErasedChannel")
  record ErasedChannelBody(
      @Schema(examples = "KWH") String channel,
      @Schema(description = "days that had readings") long days,
      @Schema(description = "rows") long blocks,
      @Schema(examples = "2026-01-30") String first_day,
      @Schema(examples = "2026-01-30") String last_day) {
    static ErasedChannelBody of(Erased.ErasedChannel channel) {
      return new ErasedChannelBody(
          channel.channel().name(),
          channel.days(),
          channel.blocks(),
          LocalDate.ofEpochDay(channel.firstDay()).toString(),
          LocalDate.ofEpochDay(channel.lastDay()).toString());
    }
  }
}
