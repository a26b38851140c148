package io.energyiot.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.client.device.DeviceRegistry;
import io.energyiot.client.http.Answer;
import io.energyiot.client.http.Http;
import io.energyiot.client.http.Json;
import io.energyiot.client.http.UrlParameters;
import io.energyiot.client.reading.History;
import io.energyiot.client.reading.NewReading;
import io.energyiot.client.reading.NewReadings;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.client.reading.ReadingStream;
import io.energyiot.client.reading.Receipt;
import io.energyiot.client.usage.Usage;
import io.energyiot.client.usage.UsageQuestion;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a server. Each method throws {@link EnergyException} with the server's code if it refuses,
 * and with {@link ErrorCode#SERVER_UNAVAILABLE} if no answer comes. Safe for use by several
 * threads; holds nothing that must be closed but the streams that it returns.
 */
public final class EnergyClient {
  private static final String NDJSON = "application/x-ndjson";
  private static final String READINGS = "/v1/readings";

  private final Http http;

  /**
   * Asks the server at {@code base}, such as {@code http://127.0.0.1:8080}.
   *
   * @param token shown as bearer token, if the server wants one
   */
  public EnergyClient(URI base, Optional<String> token) {
    http = new Http(base, token);
  }

  /**
   * Asks the server at {@code base} and shows it the token that a file has.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if it can't be read
   */
  public static EnergyClient withTokenOf(Path file, URI base) {
    try {
      return new EnergyClient(base, Optional.of(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.SETTING_INVALID,
          "the token file " + file + " can't be read: " + FileFailure.reason(e),
          e);
    }
  }

  /** Readings as they come; the caller closes the stream. */
  public ReadingStream readings(RangeQuestion question) {
    return new ReadingStream(http, raw(question, Http.JSON));
  }

  /**
   * The bytes of an answer as they come; the caller closes the stream.
   *
   * @param mediaType what is wanted, such as {@code text/csv}
   */
  public InputStream raw(RangeQuestion question, String mediaType) {
    return http.stream(
        http.request(question.path("/readings")).header("Accept", mediaType).build());
  }

  /** What was ever known of each interval. */
  public History history(RangeQuestion question) {
    return Json.value(get(question.path("/readings/history")), History.class);
  }

  /** The aggregated view of a device. */
  public Usage usage(UsageQuestion question) {
    return Json.value(rawUsage(question), Usage.class);
  }

  /** The aggregated view of a device, as the bytes of the answer, in JSON. */
  public byte[] rawUsage(UsageQuestion question) {
    return get(question.path());
  }

  /** The readings of a device as JSON, all in memory: for few. */
  public JsonNode readings(String deviceId, Map<String, String> parameters) {
    return Json.tree(rawReadings(deviceId, parameters));
  }

  /** The readings of a device, as the bytes of the answer. */
  public byte[] rawReadings(String deviceId, Map<String, String> parameters) {
    return get(path(deviceId, "/readings", parameters));
  }

  /** The aggregated view of a device as JSON. */
  public JsonNode usage(String deviceId, Map<String, String> parameters) {
    return Json.tree(rawUsage(deviceId, parameters));
  }

  /** The aggregated view of a device, as the bytes of the answer. */
  public byte[] rawUsage(String deviceId, Map<String, String> parameters) {
    return get(path(deviceId, "/usage", parameters));
  }

  private static String path(String deviceId, String last, Map<String, String> parameters) {
    return "/v1/devices/"
        + UrlParameters.encoded(deviceId)
        + last
        + new UrlParameters(parameters).query();
  }

  /**
   * An answer about the whole fleet, as JSON.
   *
   * @param what is asked for, such as {@code profile}
   */
  public JsonNode fleet(String what, Map<String, String> parameters) {
    return Json.tree(get("/v1/fleet/" + what + new UrlParameters(parameters).query()));
  }

  /** The registry of devices. */
  public DeviceRegistry devices() {
    return new DeviceRegistry(http);
  }

  /** Sends single readings, a line each. */
  public Receipt post(List<NewReading> readings) {
    return postLines(readings);
  }

  /** Sends readings that follow each other, in the compact form. */
  public Receipt postCompact(List<NewReadings> readings) {
    return postLines(readings);
  }

  private Receipt postLines(List<?> lines) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(128 * lines.size());
    for (Object each : lines) {
      body.writeBytes(Json.bytes(each));
      body.write('\n');
    }
    Answer answer = post(READINGS, NDJSON, body.toByteArray()).orRefusal();
    return Json.value(answer.body(), Receipt.class);
  }

  /** Sends readings as NDJSON and returns the receipt. */
  public JsonNode post(String ndjson) {
    byte[] body = ndjson.getBytes(StandardCharsets.UTF_8);
    return post(READINGS, NDJSON, body).orRefusal().json();
  }

  /** Posts {@code body}, and returns the answer also if it is a refusal. */
  public Answer post(String path, String contentType, byte[] body) {
    return http.exchange(
        http.request(path)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  private byte[] get(String path) {
    return http.exchange(http.request(path).build()).orRefusal().body();
  }
}
