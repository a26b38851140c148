package io.energyiot.server.range;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.server.body.StrictJson;
import io.energyiot.server.parameter.QueryParameters;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A question for the readings of many devices.
 *
 * @param channels empty for all that a device has
 * @param qualities empty for all
 * @param asOf milliseconds since 1970-01-01T00:00:00Z
 */
record ReadingsQuery(
    List<String> devices,
    List<Channel> channels,
    TimeRange range,
    Set<Quality> qualities,
    long asOf) {

  private static final Set<String> LISTS = Set.of("device_ids", "quality");

  private static final StrictJson<Body> READER =
      new StrictJson<>(Body.class, "the question", ReadingsQuery::rule);

  /** The question as clients send it. */
  @Schema(name = "ReadingsQuery")
  record Body(
      List<String> device_ids,
      @Schema(description = "a list, or * for all; KWH, if not set") JsonNode channels,
      String from,
      String to,
      @Schema(nullable = true) String zone,
      @Schema(nullable = true) List<String> quality,
      @Schema(nullable = true) String as_of) {}

  /**
   * Reads a question.
   *
   * @param usualZone the zone if the question names none
   * @param maxDevices how many devices it may ask for
   * @throws EnergyException if the JSON does not have this form, or a field is wrong
   */
  static ReadingsQuery read(byte[] json, ZoneId usualZone, int maxDevices) {
    Body body = READER.read(json);
    ZoneId zone = QueryParameters.zone(body.zone, usualZone);
    return new ReadingsQuery(
        devices(body.device_ids, maxDevices),
        channels(body.channels),
        RangeParameters.range(body.from, body.to, zone),
        RangeParameters.qualities(body.quality == null ? List.of() : body.quality),
        RangeParameters.asOf(body.as_of, zone));
  }

  private static String rule(String field) {
    return field.equals("channels")
        ? "is a list of texts, or *"
        : LISTS.contains(field) ? "is a list of texts" : "is a text";
  }

  private static List<String> devices(List<String> ids, int max) {
    if (ids == null || ids.isEmpty() || ids.size() > max) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID,
          "device_ids",
          "device_ids are 1 to " + max + " devices, not " + (ids == null ? 0 : ids.size()));
    }
    ids.forEach(Series::checkDeviceId);
    return List.copyOf(ids);
  }

  private static List<Channel> channels(JsonNode channels) {
    if (channels == null || channels.isNull()) {
      return List.of(Channel.KWH);
    }
    List<String> names = new ArrayList<>();
    Iterable<JsonNode> all = channels.isArray() ? channels : List.of(channels);
    for (JsonNode each : all) {
      if (!each.isTextual()) {
        throw READER.wrong("channels");
      }
      names.add(each.textValue());
    }
    return RangeParameters.channels(names);
  }
}
