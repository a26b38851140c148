package io.energyiot.ingest;

import static io.energyiot.platform.fixture.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.energyiot.formats.avro.ReadingBatch;
import io.energyiot.formats.avro.ReadingBatchWriter;
import io.energyiot.ingest.registry.RegistrySettings;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.StorageZone;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records in Avro, whose schemas the schema registry has. */
@Tag("alone")
class AvroRecordsIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
  private static final String SUBJECT = "avro-records-value";

  private static Pipeline pipeline;

  @BeforeAll
  static void open() {
    pipeline = new Pipeline("avro_records", StorageZone.UTC, 1);
  }

  @AfterAll
  static void close() {
    pipeline.close();
  }

  private static long send(String device, byte[] value) {
    try (RawRecords raw = new RawRecords(pipeline.kafka())) {
      return raw.send(System.currentTimeMillis(), device.getBytes(UTF_8), value);
    }
  }

  private static List<Reading> day(StreamedMeter meter) {
    List<Reading> day = new ArrayList<>(meter.quarters("2026-03-30T00:00:00Z", 96));
    day.set(7, meter.reading("2026-03-30T01:45:00Z", null, Quality.MISSING));
    return day;
  }

  private static void awaitStored(List<Reading> readings) {
    await("the readings")
        .until(() -> pipeline.stored(readings.get(0).series(), DAY, DAY).equals(readings));
  }

  @Test
  void aBatchIsStoredAsJsonIs() {
    int id = Pipeline.openRegistry().register(SUBJECT, ReadingBatch.schema());
    List<Reading> day = day(StreamedMeter.of("avro-batch"));
    send("avro-batch", new ReadingBatchWriter(id).write(day));
    awaitStored(day);
  }

  @Test
  void aRegistryThatIsAwayIsWaitedFor() {
    Schema other = new Schema.Parser().parse(ReadingBatch.schema().toString());
    other.addProp("why", "a number that the consumer has not asked for yet");
    int id = Pipeline.openRegistry().register(SUBJECT, other);
    long retries = pipeline.consumer().statistics().retries();
    long rejected = pipeline.consumer().statistics().rejected();
    TestServers.kill(Service.REGISTRY);
    List<Reading> day = day(StreamedMeter.of("registry-away"));
    send("registry-away", new ReadingBatchWriter(id).write(day));
    await("a retry").until(() -> pipeline.consumer().statistics().retries() > retries);
    TestServers.start(Service.REGISTRY);
    awaitStored(day);
    assertThat(pipeline.consumer().statistics().rejected()).isEqualTo(rejected);
  }

  @Test
  void whatNamesNoGoodSchemaIsRejectedWithItsReason() {
    int other = Pipeline.openRegistry().register(SUBJECT, Schema.create(Schema.Type.STRING));
    byte[] wrong = new ReadingBatchWriter(other).write(List.of());
    byte[] unknown = new ReadingBatchWriter(Integer.MAX_VALUE).write(List.of());
    assertThat(rejection("unsupported", wrong)).isEqualTo("SCHEMA_UNSUPPORTED");
    assertThat(rejection("unknown", unknown)).isEqualTo("SCHEMA_UNKNOWN");
    assertThat(rejection("short", Arrays.copyOf(wrong, 4))).isEqualTo("AVRO_INVALID");
  }

  private static String rejection(String key, byte[] value) {
    long before = pipeline.consumer().statistics().rejected();
    send(key, value);
    await("rejected").until(() -> pipeline.consumer().statistics().rejected() > before);
    ConsumerRecord<byte[], byte[]> record =
        RawRecords.rejected(pipeline.kafka()).stream()
            .filter(each -> Arrays.equals(each.key(), key.getBytes(UTF_8)))
            .findFirst()
            .orElseThrow();
    assertThat(record.value()).isEqualTo(value);
    return new String(record.headers().lastHeader("energy.code").value(), UTF_8);
  }

  @Test
  void aSchemaHasOneNumberAndANumberOneSchema() {
    SchemaRegistry registry = Pipeline.openRegistry();
    int id = registry.register("avro-records/odd subject", ReadingBatch.schema());
    assertThat(Pipeline.openRegistry().register(SUBJECT, ReadingBatch.schema())).isEqualTo(id);
    assertThat(registry.schema(id)).isEqualTo(ReadingBatch.schema());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1", "https://127.0.0.1:1"})
  void aRegistryThatIsNotThereIsUnavailable(String url) {
    URI place = URI.create(url);
    SchemaRegistry registry = new SchemaRegistry(RegistrySettings.at(place));
    EnergyException schema = catchThrowableOfType(EnergyException.class, () -> registry.schema(1));
    EnergyException register =
        catchThrowableOfType(
            EnergyException.class, () -> registry.register(SUBJECT, ReadingBatch.schema()));
    assertThat(schema.code()).isEqualTo(ErrorCode.REGISTRY_UNAVAILABLE);
    assertThat(register.code()).isEqualTo(ErrorCode.REGISTRY_UNAVAILABLE);
    assertThat(schema).hasMessageContaining(place.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry:8081", "ftp://a", "http://", "http://a b", "http://a?x"})
  void aUrlThatIsNoneIsAWrongSetting(String url) {
    Settings settings = Settings.of(Map.of("schema.registry.url", url), "test");
    EnergyException failure =
        catchThrowableOfType(EnergyException.class, () -> RegistrySettings.from(settings));
    assertThat(failure.code()).isEqualTo(ErrorCode.SETTING_INVALID);
    assertThat(failure).hasMessageContaining("schema.registry.url");
  }

  @Test
  void aSlashBehindTheUrlDoesNoHarm() {
    Settings settings = Settings.of(Map.of("schema.registry.url", "https://a:1/b/"), "test");
    assertThat(RegistrySettings.from(settings).url()).isEqualTo(URI.create("https://a:1/b"));
  }
}
