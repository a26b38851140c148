package io.energyiot.ingest.registry;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.energyiot.formats.avro.SchemaText;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * The schemas of Avro records by number, as a registry with Confluent's API has them. What it has
 * said once is remembered, since a number never changes its meaning. Safe for use by many threads.
 */
public final class SchemaRegistry {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int MOST_REMEMBERED = 1000;

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();

  private record Registration(String subject, Schema schema) {}

  /** Connects when it is first asked something. */
  public SchemaRegistry(RegistrySettings settings) {
    this.base = settings.url();
  }

  /**
   * The number of {@code schema}, which the registry gives it if it has none yet.
   *
   * @param subject under which its versions are kept, such as {@code meter_readings-value}
   * @throws EnergyException with {@link ErrorCode#SCHEMA_INVALID} if the registry refuses it, with
   *     {@link ErrorCode#REGISTRY_UNAVAILABLE}
   */
  public int register(String subject, Schema schema) {
    Registration registration = new Registration(subject, schema);
    Integer known = ids.get(registration);
    if (known != null) {
      return known;
    }
    String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
    char[] text = JsonStringEncoder.getInstance().quoteAsString(schema.toString());
    String body = "{\"schema\":\"" + new String(text) + "\"}";
    HttpRequest.Builder request =
        request(path).header("Content-Type", MEDIA_TYPE).POST(BodyPublishers.ofString(body));
    RegistryReply reply = ask(request.build());
    if (reply.isRefusal()) {
      throw new EnergyException(
          ErrorCode.SCHEMA_INVALID, "the schema registry refuses it: " + reply.message());
    }
    int id = number(reply);
    remember(ids, registration, id);
    return id;
  }

  /**
   * The schema with a number.
   *
   * @throws EnergyException with {@link ErrorCode#SCHEMA_UNKNOWN} if none has it, with {@link
   *     ErrorCode#SCHEMA_UNSUPPORTED} if it is not Avro, with {@link
   *     ErrorCode#REGISTRY_UNAVAILABLE}
   */
  public Schema schema(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    RegistryReply reply = ask(request("/schemas/ids/" + id).GET().build());
    if (reply.hasNoSuchSchema()) {
      throw new EnergyException(
          ErrorCode.SCHEMA_UNKNOWN, "the schema registry has no schema " + id);
    }
    Schema schema = parse(id, field(reply, "schema"));
    remember(schemas, id, schema);
    return schema;
  }

  private static Schema parse(int id, String text) {
    try {
      return SchemaText.parse(text);
    } catch (EnergyException e) {
      throw new EnergyException(
          ErrorCode.SCHEMA_UNSUPPORTED, "schema " + id + " of the registry: " + e.getMessage(), e);
    }
  }

  private int number(RegistryReply reply) {
    try {
      return Integer.parseInt(field(reply, "id"));
    } catch (NumberFormatException e) {
      throw unavailable("an id is no number: " + e.getMessage(), e);
    }
  }

  private String field(RegistryReply reply, String name) {
    String text = reply.fields().get(name);
    if (!reply.isGood() || text == null) {
      throw unavailable(reply.message(), null);
    }
    return text;
  }

  private static <K, V> void remember(Map<K, V> known, K key, V value) {
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    known.put(key, value);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(ANSWER)
        .header("Accept", MEDIA_TYPE + ", application/json");
  }

  private RegistryReply ask(HttpRequest request) {
    try {
      return RegistryReply.of(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw unavailable(e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted", e);
    }
  }

  private EnergyException unavailable(String why, Throwable cause) {
    return new EnergyException(
        ErrorCode.REGISTRY_UNAVAILABLE, "the schema registry at " + base + ": " + why, cause);
  }
}
