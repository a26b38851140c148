package io.energyiot.server.range;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.server.parameter.Nearest;
import io.energyiot.server.parameter.QueryParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private static final List<String> FIELDS =
      List.of("device_ids", "channels", "from", "to", "zone", "quality", "as_of");

  private static final Set<String> LISTS = Set.of("device_ids", "quality");

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readerFor(Body.class);

  /** The question as clients send it. */
  @Schema(name = "ReadingsQuery")
  record Body(
      @JsonProperty("device_ids") List<String> device_ids,
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
    Body body = parse(json);
    ZoneId zone = QueryParameters.zone(body.zone, usualZone);
    return new ReadingsQuery(
        devices(body.device_ids, maxDevices),
        channels(body.channels),
        RangeParameters.range(body.from, body.to, zone),
        RangeParameters.qualities(body.quality == null ? List.of() : body.quality),
        RangeParameters.asOf(body.as_of, zone));
  }

  private static Body parse(byte[] json) {
    try {
      Body body = READER.readValue(json);
      if (body != null) {
        return body;
      }
    } catch (UnrecognizedPropertyException e) {
      String name = e.getPropertyName();
      throw new BrokenRuleException(
          ErrorCode.FIELD_UNKNOWN, name, Nearest.sentence("field", name, FIELDS));
    } catch (JsonMappingException e) {
      String field = e.getPath().isEmpty() ? null : e.getPath().get(0).getFieldName();
      throw new BrokenRuleException(
          ErrorCode.JSON_INVALID,
          field,
          field == null
              ? "the question is an object with the fields " + FIELDS
              : field + (LISTS.contains(field) ? " is a list of texts" : " is a text"));
    } catch (JsonProcessingException e) {
      throw new EnergyException(
          ErrorCode.JSON_INVALID, "the question is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    throw new EnergyException(ErrorCode.JSON_INVALID, "the question is an object, not null");
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
    if (channels.isArray()) {
      channels.forEach(each -> names.add(each.asText()));
    } else {
      names.add(channels.asText());
    }
    return RangeParameters.channels(names);
  }
}
