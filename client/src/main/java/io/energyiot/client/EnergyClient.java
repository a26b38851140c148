package io.energyiot.client;

import io.energyiot.client.access.AuditDesk;
import io.energyiot.client.access.KeyDesk;
import io.energyiot.client.device.DeviceRegistry;
import io.energyiot.client.http.Answer;
import io.energyiot.client.http.Http;
import io.energyiot.client.http.Json;
import io.energyiot.client.http.UrlParameters;
import io.energyiot.client.reading.History;
import io.energyiot.client.reading.MeterReading;
import io.energyiot.client.reading.NewReading;
import io.energyiot.client.reading.NewReadings;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.client.reading.ReadingStream;
import io.energyiot.client.reading.Receipt;
import io.energyiot.client.usage.RollupProfile;
import io.energyiot.client.usage.Usage;
import io.energyiot.client.usage.UsageQuestion;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;

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
   * @param credential shown as bearer token, if the server wants one
   */
  public EnergyClient(URI base, Optional<String> credential) {
    http = new Http(base, credential);
  }

  /**
   * Asks the server at {@code base}, such as {@code https://127.0.0.1:8080}.
   *
   * @param credential shown as bearer token, if the server wants one
   * @param trust decides whether it is the server
   */
  public EnergyClient(URI base, Optional<String> credential, SSLContext trust) {
    http = new Http(base, credential, trust);
  }

  /** Returns the readings of one channel, all in memory: for few. */
  public List<MeterReading> readingList(RangeQuestion question) {
    try (ReadingStream stream = readings(question)) {
      stream.next();
      return stream.rest();
    }
  }

  /** Returns readings as they come; the caller closes the stream. */
  public ReadingStream readings(RangeQuestion question) {
    return new ReadingStream(http, raw(question, Http.JSON));
  }

  /**
   * Returns the bytes of an answer as they come; the caller closes the stream.
   *
   * @param mediaType what is wanted, such as {@code text/csv}
   */
  public InputStream raw(RangeQuestion question, String mediaType) {
    return http.stream(
        http.request(question.path("/readings")).header("Accept", mediaType).build());
  }

  /** Returns readings as the answer's bytes, in JSON: for few. */
  public byte[] rawReadings(RangeQuestion question) {
    return get(question.path("/readings"));
  }

  /** Returns all versions of the readings in a range. */
  public History history(RangeQuestion question) {
    return Json.value(get(question.path("/readings/history")), History.class);
  }

  /** Returns the usage of a device. */
  public Usage usage(UsageQuestion question) {
    return Json.value(rawUsage(question), Usage.class);
  }

  /** Returns the usage of a device as the answer's bytes, in JSON. */
  public byte[] rawUsage(UsageQuestion question) {
    return get(question.path());
  }

  /** Returns the values of all meters in the buckets of a storage day, from its rollup. */
  public RollupProfile profile(LocalDate day) {
    String query = UrlParameters.NONE.with("day", day).query();
    return Json.value(get("/v1/fleet/profile" + query), RollupProfile.class);
  }

  /** Returns the last loads as the answer's bytes, in JSON. */
  public byte[] rawLoads(int limit) {
    return get("/v1/loads" + UrlParameters.NONE.with("limit", limit).query());
  }

  /** Returns a load with its files and undos as the answer's bytes, in JSON. */
  public byte[] rawLoad(UUID id) {
    return get("/v1/loads/" + id);
  }

  /** Returns the device registry. */
  public DeviceRegistry devices() {
    return new DeviceRegistry(http);
  }

  /** Returns the API keys. */
  public KeyDesk keys() {
    return new KeyDesk(http);
  }

  /** Returns the audit. */
  public AuditDesk audit() {
    return new AuditDesk(http);
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

  /** Posts {@code body} and returns the answer, even if it is a refusal. */
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
