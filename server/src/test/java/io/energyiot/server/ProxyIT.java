package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.ingest.registry.RegistrySettings;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.service.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any topic by the API of the Confluent REST proxy: forms of records, replies, refusals. */
class ProxyIT {
  private static final String TOPIC = "proxy_it";
  private static final String AVRO = "application/vnd.kafka.avro.v2+json";
  private static final String JSON = "application/vnd.kafka.json.v2+json";
  private static final String POINT =
      "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"P\\\",\\\"fields\\\":"
          + "[{\\\"name\\\":\\\"x\\\",\\\"type\\\":[\\\"null\\\",\\\"int\\\"]}]}";

  private static final String SEED_FIELDS =
      "[{'name':'device_id','type':'string'},{'name':'metric_time','type':'string'},"
          + "{'name':'metric_name','type':'string'},{'name':'metric_value','type':'string'}]";

  private final ServerCalls http = RunningServer.http();

  @BeforeAll
  static void createTopic() throws Exception {
    RunningServer.http();
    try (Admin admin = Admin.create(kafka())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
    }
  }

  private static Map<String, Object> kafka() {
    return KafkaSettings.from(Settings.of(RunningServer.stores(), "test")).clientOptions("test");
  }

  private HttpResponse<byte[]> post(String type, String body) {
    return ProxyCalls.post(http, TOPIC, type, body);
  }

  private static ConsumerRecord<byte[], byte[]> record(HttpResponse<byte[]> reply, int index) {
    String place = "/offsets/" + index;
    int partition = Integer.parseInt(JsonLines.at(reply.body(), place + "/partition"));
    long offset = Long.parseLong(JsonLines.at(reply.body(), place + "/offset"));
    TopicPartition at = new TopicPartition(TOPIC, partition);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(at));
      consumer.seek(at, offset);
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      while (found.isEmpty()) {
        found.addAll(consumer.poll(Duration.ofSeconds(1)).records(at));
      }
      return found.get(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.kafka.v1+json, 1",
    "application/vnd.kafka.binary.v1+json, 1",
    "application/vnd.kafka.v2+json, 2",
    "application/vnd.kafka.binary.v2+json, 2"
  })
  void binaryIsWhatTheBase64Says(String type, int version) {
    HttpResponse<byte[]> reply =
        post(type, "{\"records\":[{\"key\":\"aw==\",\"value\":\"AP8=\"}]}");
    assertThat(reply.statusCode()).as(ServerCalls.text(reply)).isEqualTo(200);
    assertThat(ServerCalls.header(reply, "Content-Type"))
        .isEqualTo("application/vnd.kafka.v" + version + "+json");
    assertThat(ServerCalls.text(reply))
        .matches(
            "\\{\"offsets\":\\[\\{\"partition\":[01],\"offset\":\\d+,\"error_code\":null,\"error\":null}],"
                + "\"key_schema_id\":null,\"value_schema_id\":null}");
    assertThat(record(reply, 0).key()).containsExactly('k');
    assertThat(record(reply, 0).value()).containsExactly(0, 0xFF);
  }

  @Test
  void jsonKeepsItsDigitsAndRecordsTheirPartitions() {
    HttpResponse<byte[]> reply =
        post(
            JSON,
            "{\"records\":[{\"value\":{\"a\":1.50,\"b\":[1E3]},\"partition\":1},"
                + "{\"key\":\"k\",\"value\":null,\"partition\":0}]}");
    assertThat(reply.statusCode()).as(ServerCalls.text(reply)).isEqualTo(200);
    assertThat(JsonLines.at(reply.body(), "/offsets/0/partition")).isEqualTo("1");
    assertThat(JsonLines.at(reply.body(), "/offsets/1/partition")).isEqualTo("0");
    String value = new String(record(reply, 0).value(), StandardCharsets.UTF_8);
    assertThat(value).startsWith("{\"a\":1.50,\"b\":[").contains("1E+3");
    assertThat(record(reply, 0).key()).isNull();
    assertThat(record(reply, 1).key()).containsExactly('"', 'k', '"');
    assertThat(record(reply, 1).value()).isNull();
  }

  @Test
  void avroHasTheNumbersOfItsSchemasWhichTheRegistryKnows() throws Exception {
    HttpResponse<byte[]> reply =
        post(
            AVRO,
            "{\"key_schema\":\"\\\"string\\\"\",\"value_schema\":\""
                + POINT
                + "\",\"records\":[{\"key\":\"k\",\"value\":{\"x\":{\"int\":7}}},"
                + "{\"key\":\"k\",\"value\":{\"x\":null}}]}");
    assertThat(reply.statusCode()).as(ServerCalls.text(reply)).isEqualTo(200);
    int keys = Integer.parseInt(JsonLines.at(reply.body(), "/key_schema_id"));
    int values = Integer.parseInt(JsonLines.at(reply.body(), "/value_schema_id"));
    assertThat(record(reply, 0).key()).containsExactly(0, 0, 0, 0, keys, 2, 'k');
    assertThat(record(reply, 0).value()).containsExactly(0, 0, 0, 0, values, 2, 14);
    assertThat(record(reply, 1).value()).containsExactly(0, 0, 0, 0, values, 0);
    assertThat(subjects()).contains(TOPIC + "-key", TOPIC + "-value");

    HttpResponse<byte[]> again =
        post(
            AVRO,
            "{\"key_schema_id\":%d,\"value_schema_id\":%d,\"records\":[{\"key\":\"k\",\"value\":{\"x\":null}}]}"
                .formatted(keys, values));
    assertThat(again.statusCode()).as(ServerCalls.text(again)).isEqualTo(200);
    assertThat(record(again, 0).value()).isEqualTo(record(reply, 1).value());
  }

  private static String subjects() throws Exception {
    RegistrySettings registry = RegistrySettings.from(Settings.of(RunningServer.stores(), "test"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects"))
            .header("Authorization", registry.login().orElseThrow())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  @Test
  void readingsOfADeviceStayInItsPartition() {
    String schema =
        "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"D\\\",\\\"fields\\\":"
            + SEED_FIELDS.replace("'", "\\\"")
            + "}";
    String record =
        "{\"value\":{\"device_id\":\"stays\",\"metric_time\":\"0\",\"metric_name\":\"KwH\","
            + "\"metric_value\":\"1\"}}";
    String first = "{\"value_schema\":\"" + schema + "\",\"records\":[" + record + "]}";
    List<String> partitions = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      HttpResponse<byte[]> reply = ProxyCalls.post(http, "meter_readings", AVRO, first);
      partitions.add(JsonLines.at(reply.body(), "/offsets/0/partition"));
    }
    assertThat(partitions).containsOnly(partitions.get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/vnd.kafka.protobuf.v2+json",
        "application/vnd.kafka.json.v3+json",
        "text/plain"
      })
  void anotherMediaTypeIsUnsupported(String type) {
    ProxyCalls.check(post(type, "{\"records\":[{\"value\":\"\"}]}"), 415, 415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no_such_topic", "not%20a%20name", "__consumer_offsets"})
  void aTopicThatIsNotThereIsNamed(String topic) {
    ProxyCalls.check(
        ProxyCalls.post(http, topic, JSON, "{\"records\":[{\"value\":1}]}"), 404, 40401);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void aPartitionThatIsNotThereIsNamed(int partition) {
    String body = "{\"records\":[{\"value\":1,\"partition\":" + partition + "}]}";
    ProxyCalls.check(post(JSON, body), 404, 40402);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/vnd.kafka.json.v1+json", JSON})
  void anAddressMayNameThePartitionOfAllRecords(String type) {
    for (int partition = 0; partition < 2; partition++) {
      String body = "{\"records\":[{\"key\":\"k\",\"value\":1},{\"value\":[2]}]}";
      HttpResponse<byte[]> reply = postTo(Integer.toString(partition), type, body);
      assertThat(reply.statusCode()).as(ServerCalls.text(reply)).isEqualTo(200);
      assertThat(ServerCalls.header(reply, "Content-Type")).isEqualTo(type.replace(".json.", "."));
      assertThat(ServerCalls.text(reply))
          .matches(
              "\\{\"offsets\":\\[(\\{\"partition\":%d,\"offset\":\\d+,\"error_code\":null,\"error\":null},?){2}],\"key_schema_id\":null,\"value_schema_id\":null}"
                  .formatted(partition));
      assertThat(record(reply, 0).key()).containsExactly('"', 'k', '"');
      assertThat(record(reply, 1).value()).containsExactly('[', '2', ']');
    }
  }

  @Test
  void anAddressWithAPartitionTakesAvroAndGivesItsSchemasNumber() {
    HttpResponse<byte[]> reply =
        postTo("1", AVRO, "{\"value_schema\":\"\\\"int\\\"\",\"records\":[{\"value\":7}]}");
    assertThat(reply.statusCode()).as(ServerCalls.text(reply)).isEqualTo(200);
    int schema = Integer.parseInt(JsonLines.at(reply.body(), "/value_schema_id"));
    assertThat(JsonLines.at(reply.body(), "/offsets/0/partition")).isEqualTo("1");
    assertThat(record(reply, 0).value()).containsExactly(0, 0, 0, 0, schema, 14);
  }

  private HttpResponse<byte[]> postTo(String partition, String type, String body) {
    return ProxyCalls.post(http, TOPIC + "/partitions/" + partition, type, body);
  }

  @ParameterizedTest
  @CsvSource({
    "proxy_it/partitions/2, 404, 40402",
    "proxy_it/partitions/-1, 404, 40402",
    "proxy_it/partitions/first, 404, 40402",
    "proxy_it/partitions/99999999999, 404, 40402",
    "no_such_topic/partitions/0, 404, 40401"
  })
  void anAddressWithAPartitionThatIsNotThereIsRefused(String address, int status, int code) {
    ProxyCalls.check(
        ProxyCalls.post(http, address, JSON, "{\"records\":[{\"value\":1}]}"), status, code);
  }

  @Test
  void anAddressWithAPartitionRefusesAsTheTopicDoes() {
    ProxyCalls.check(postTo("0", "text/plain", "{\"records\":[{\"value\":1}]}"), 415, 415);
    ProxyCalls.check(postTo("0", AVRO, "{\"records\":[{\"value\":1}]}"), 422, 42202);
    ProxyCalls.check(postTo("0", JSON, "{\"records\":[{\"value\":1,\"partition\":0}]}"), 422, 422);
    ProxyCalls.check(postTo("0", JSON, "{\"records\":[]}"), 422, 422);
    ProxyCalls.check(postTo("0", JSON, "nonsense"), 400, 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'value_schema':'@string@','records':[{'key':'k','value':'v'}]} | 422 | 42201",
        "{'records':[{'value':'v'}]} | 422 | 42202",
        "{'key_schema':'@string@','records':[{'key':'k','value':'v'}]} | 422 | 42202",
        "{'value_schema':'@string@','records':[{'value':'v'},{'value':7}]} | 422 | 42203",
        "{'value_schema':'@int@','records':[{'value':'v'}]} | 422 | 42203",
        "{'value_schema':'@int@','records':[{'value':99999999999}]} | 422 | 42203",
        "{'value_schema':'@int@','records':[{'value':{'int':1}}]} | 422 | 42203",
        "{'value_schema':'@nothing@','records':[{'value':'v'}]} | 422 | 42205",
        "{'value_schema':'{','records':[{'value':'v'}]} | 422 | 42205",
        "{'value_schema':'','records':[{'value':'v'}]} | 422 | 42205",
        "{'value_schema_id':123456,'records':[{'value':'v'}]} | 408 | 40801",
        "{'value_schema_id':1.5,'records':[{'value':'v'}]} | 422 | 422",
        "{'value_schema':{},'records':[{'value':'v'}]} | 422 | 422",
        "{'records':[]} | 422 | 422",
        "{} | 422 | 422",
        "[] | 422 | 422",
        "{'records':[1]} | 422 | 422",
        "{'records':[{'valeu':1}]} | 422 | 422",
        "{'records':[{'value':1,'partition':'0'}]} | 422 | 422",
        "{'records':[{'value': | 400 | 400",
        "nonsense | 400 | 400"
      })
  void aRefusalHasTheProxysNumber(String body, int status, int code) {
    String json = body.replace("@", "\\\"").replace('\'', '"');
    ProxyCalls.check(post(AVRO, json), status, code);
  }

  @Test
  void whatIsNotBase64IsRefused() {
    String type = "application/vnd.kafka.binary.v2+json";
    ProxyCalls.check(post(type, "{\"records\":[{\"value\":\"*\"}]}"), 422, 422);
    ProxyCalls.check(post(type, "{\"records\":[{\"value\":1}]}"), 422, 422);
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    String body = "{\"records\":[{\"value\":\"" + "x".repeat(RunningServer.MAX_BODY) + "\"}]}";
    ProxyCalls.check(post(JSON, body), 413, 413);
  }

  @Test
  void aRecordThatKafkaRefusesFailsAloneAndTheReplyIs200() {
    String large = "x".repeat(RunningServer.MAX_BODY - 45);
    String body = "{\"records\":[{\"value\":\"" + large + "\"},{\"value\":1}]}";
    HttpResponse<byte[]> reply = post(JSON, body);
    assertThat(reply.statusCode()).as(ServerCalls.text(reply)).isEqualTo(200);
    assertThat(JsonLines.at(reply.body(), "/offsets/0/error_code")).isEqualTo("50002");
    assertThat(JsonLines.at(reply.body(), "/offsets/0/partition")).isEqualTo("null");
    assertThat(JsonLines.at(reply.body(), "/offsets/0/error")).isNotBlank();
    assertThat(JsonLines.at(reply.body(), "/offsets/1/error_code")).isEqualTo("null");
    assertThat(record(reply, 1).value()).containsExactly('1');
  }

  @Test
  void aRegistryThatIsAwayIsToldAndJsonGoesOn() {
    RunningServer.kill(Service.REGISTRY);
    try {
      String fresh = "{\"value_schema\":\"\\\"double\\\"\",\"records\":[{\"value\":1.5}]}";
      ProxyCalls.check(post(AVRO, fresh), 408, 40801);
      assertThat(post(JSON, "{\"records\":[{\"value\":1}]}").statusCode()).isEqualTo(200);
    } finally {
      RunningServer.up();
    }
  }
}
