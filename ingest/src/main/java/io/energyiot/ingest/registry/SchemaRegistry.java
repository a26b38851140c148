package io.energyiot.ingest.registry;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.energyiot.formats.avro.SchemaText;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of a schema registry with Confluent's API. Remembers every answer, since an id never
 * changes its schema. Safe for use by several threads.
 */
public final class SchemaRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int MAX_REMEMBERED = 1000;

  /** Room for the longest schema with every character escaped. */
  private static final int LONGEST_ANSWER = 8 << 20;

  private final URI base;
  private final RegistryClient client;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<Integer, String> refused = new ConcurrentHashMap<>();
  private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();

  private record Registration(String subject, Schema schema) {}

  /** Connects at the first question. */
  public SchemaRegistry(RegistrySettings settings) {
    this.base = settings.url();
    this.client = new RegistryClient(settings);
  }

  /**
   * Returns the id of {@code schema}. The schema registry gives it one if it has none yet.
   *
   * @param subject under which its versions are kept, such as {@code meter_readings-value}
   * @throws EnergyException with {@link ErrorCode#SCHEMA_INVALID} if the schema registry refuses
   *     it, with {@link ErrorCode#REGISTRY_UNAVAILABLE}
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
   * Returns the schema with an id.
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
    String refusal = refused.get(id);
    if (refusal != null) {
      throw new EnergyException(ErrorCode.SCHEMA_UNSUPPORTED, refusal);
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

  private Schema parse(int id, String text) {
    try {
      return SchemaText.parse(text);
    } catch (EnergyException e) {
      String refusal = "schema " + id + " of the schema registry: " + e.getMessage();
      remember(refused, id, refusal);
      LOG.warn("records with it are rejected: {}", refusal); // once, since it is remembered
      throw new EnergyException(ErrorCode.SCHEMA_UNSUPPORTED, refusal, e);
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
    if (known.size() >= MAX_REMEMBERED) {
      known.clear();
    }
    known.put(key, value);
  }

  private HttpRequest.Builder request(String path) {
    return client.request(path).header("Accept", MEDIA_TYPE + ", application/json");
  }

  private RegistryReply ask(HttpRequest request) {
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] text = body.readNBytes(LONGEST_ANSWER + 1);
        if (text.length > LONGEST_ANSWER) {
          throw unavailable("an answer of more than " + LONGEST_ANSWER + " bytes", null);
        }
        return RegistryReply.of(answer.statusCode(), text);
      }
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
