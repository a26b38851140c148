package io.energyiot.server.devices;

import io.energyiot.server.json.TimeText;
import io.energyiot.store.Erased;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an erasure has removed, as clients see it.
 *
 * @param erased_until what was learned of the device until then is gone, and stays so
 * @param registered whether the registry had it
 */
@Schema(name = "Erased")
record ErasedDocument(
    @Schema(examples = "MTR1") String device_id,
    @Schema(examples = "2026-01-31T12:00:00Z") String erased_until,
    boolean registered,
    List<Map<String, Object>> channels) {

  static ErasedDocument of(Erased erased, ZoneId zone) {
    return new ErasedDocument(
        erased.deviceId(),
        new TimeText(zone).of(erased.until()),
        erased.registered(),
        erased.channels().stream().map(ErasedDocument::channel).toList());
  }

  private static Map<String, Object> channel(Erased.ErasedChannel channel) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("channel", channel.channel().name());
    document.put("days", channel.days());
    document.put("blocks", channel.blocks());
    document.put("first_day", LocalDate.ofEpochDay(channel.firstDay()).toString());
    document.put("last_day", LocalDate.ofEpochDay(channel.lastDay()).toString());
    return document;
  }
}
