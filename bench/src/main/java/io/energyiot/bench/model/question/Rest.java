package io.energyiot.bench.model.question;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.energyiot.bench.machine.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Sends requests to the server, and returns the answers as they are. */
public final class Rest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Rest(URI base) {
    this.base = base;
  }

  /** An answer, refusals included. */
  public record Answer(int status, String body) {
    /** Returns the body as JSON; numbers keep all their digits. */
    public JsonNode json() {
      return Rest.json(body);
    }
  }

  /** Parses JSON; numbers keep all their digits. */
  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new BenchException("no JSON: " + text, e);
    }
  }

  /** The path of a device, or of what is below. */
  public static String device(String device, String below, Map<String, String> parameters) {
    StringBuilder path = new StringBuilder("/v1/devices/" + encoded(device) + below);
    char before = '?';
    for (Map.Entry<String, String> each : parameters.entrySet()) {
      path.append(before).append(each.getKey()).append('=').append(encoded(each.getValue()));
      before = '&';
    }
    return path.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer post(String path, String type, String body) {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new BenchException("no answer of " + request.build().uri(), e);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  /** Returns a command that asks the same. */
  public String curl(String path) {
    return "curl '" + base.resolve(path) + "'";
  }
}
