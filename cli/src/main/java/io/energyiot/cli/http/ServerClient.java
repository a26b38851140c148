package io.energyiot.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.output.Output;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the server over HTTP/1.1. Safe for use by several threads. */
public final class ServerClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI base;
  private final Optional<String> token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * Asks the server at {@code base}, such as {@code http://127.0.0.1:8080}.
   *
   * @param token shown as bearer token, if the server wants one
   */
  public ServerClient(URI base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  /**
   * The readings of a device.
   *
   * @param parameters of the question, such as {@code from}
   */
  public JsonNode readings(String deviceId, Map<String, String> parameters) {
    return Output.parse(rawReadings(deviceId, parameters));
  }

  /** The readings of a device, as the bytes of the answer. */
  public byte[] rawReadings(String deviceId, Map<String, String> parameters) {
    return get(devicePath(deviceId) + "/readings", parameters);
  }

  /** The aggregated view of a device. */
  public JsonNode usage(String deviceId, Map<String, String> parameters) {
    return Output.parse(rawUsage(deviceId, parameters));
  }

  /** The aggregated view of a device, as the bytes of the answer. */
  public byte[] rawUsage(String deviceId, Map<String, String> parameters) {
    return get(devicePath(deviceId) + "/usage", parameters);
  }

  /**
   * Asks about a device itself.
   *
   * @param method {@code GET} or {@code DELETE}
   * @param parameters null values are left out
   */
  public JsonNode device(String method, String deviceId, Map<String, String> parameters) {
    return Output.parse(send(request(devicePath(deviceId) + query(parameters), method)));
  }

  /**
   * A page of devices.
   *
   * @param view which ones: empty for all, or {@code /silent}
   * @param parameters null values are left out
   */
  public JsonNode devices(String view, Map<String, String> parameters) {
    return Output.parse(send(request("/v1/devices" + view + query(parameters), "GET")));
  }

  private HttpRequest request(String path, String method) {
    return request(path).method(method, HttpRequest.BodyPublishers.noBody()).build();
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .filter(each -> each.getValue() != null)
        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String devicePath(String deviceId) {
    return "/v1/devices/" + encoded(deviceId);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Sends readings as NDJSON and returns the receipt. */
  public JsonNode post(String ndjson) {
    return Output.parse(
        send(
            request("/v1/readings")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(ndjson))
                .build()));
  }

  /**
   * An answer, of whatever status.
   *
   * @param retryAfter how long to wait before asking again, if the server says so in seconds
   * @param body not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, by the one that has asked
  public record Answer(int status, Optional<Duration> retryAfter, byte[] body) {
    private static Answer of(HttpResponse<byte[]> response) {
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Retry-After").flatMap(Answer::seconds),
          response.body());
    }

    private static Optional<Duration> seconds(String text) {
      return text.matches("\\d{1,6}")
          ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
          : Optional.empty();
    }

    /**
     * This answer.
     *
     * @throws EnergyException with the server's code if it is a refusal
     */
    public Answer orRefusal() {
      if (status >= 400) {
        throw refused(Output.parse(body));
      }
      return this;
    }
  }

  /**
   * Posts {@code body}, and returns the answer also if it is a refusal.
   *
   * @throws EnergyException with {@link ErrorCode#SERVER_UNAVAILABLE} if none comes
   */
  public Answer post(String path, String contentType, byte[] body) {
    return exchange(
        request(path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private byte[] get(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return send(request(path + "?" + query).build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
    return request;
  }

  private byte[] send(HttpRequest request) {
    return exchange(request).orRefusal().body();
  }

  private Answer exchange(HttpRequest request) {
    try {
      return Answer.of(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.SERVER_UNAVAILABLE, "no answer from " + base + "; see ./energy status", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.SERVER_UNAVAILABLE, "interrupted", e);
    }
  }

  private static EnergyException refused(JsonNode problem) {
    String message = problem.path("message").asText("the server refused");
    String detail = problem.path("detail").asText(message);
    try {
      return new EnergyException(ErrorCode.valueOf(problem.path("code").asText()), detail);
    } catch (IllegalArgumentException e) {
      return new EnergyException(ErrorCode.SERVER_UNAVAILABLE, detail, e);
    }
  }
}
