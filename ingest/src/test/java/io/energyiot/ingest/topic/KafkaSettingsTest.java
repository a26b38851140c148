package io.energyiot.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSettingsTest {

  @Test
  void whatIsNotSetIsAsUsual() {
    assertThat(from(Map.of())).isEqualTo(KafkaSettings.at("127.0.0.1:9092"));
    assertThat(KafkaSettings.at("k:1").topic()).isEqualTo("meter_readings");
    assertThat(KafkaSettings.at("k:1").rejectedTopic()).isEqualTo("meter_readings.rejected");
  }

  @Test
  void whatIsSetIsTaken() {
    KafkaSettings settings =
        from(
            Map.of(
                "kafka.bootstrap_servers", "a:9092,b:9092",
                "kafka.topic", "Meters-2.all_of",
                "kafka.partitions", "1000",
                "kafka.replication_factor", "3",
                "kafka.consumer_group", "night"));

    assertThat(settings)
        .isEqualTo(
            new KafkaSettings(
                "a:9092,b:9092", "Meters-2.all_of", 1000, (short) 3, "night", KafkaSecurity.NONE));
    assertThat(settings.rejectedTopic()).isEqualTo("Meters-2.all_of.rejected");
  }

  @ParameterizedTest
  @CsvSource({
    "kafka.topic, meter readings",
    "kafka.topic, zähler",
    "kafka.topic, a/b",
    "kafka.topic, meter_readings_warmup",
    "kafka.partitions, 0",
    "kafka.partitions, 1001",
    "kafka.partitions, six",
    "kafka.replication_factor, 0",
    "kafka.replication_factor, 8"
  })
  void aBadSettingIsNamedWithItsValue(String key, String value) {
    assertThatThrownBy(() -> from(Map.of(key, value)))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID))
        .hasMessageContaining("test: " + key)
        .hasMessageContaining(value);
  }

  @Test
  void aTopicHasAtMost200Characters() {
    assertThat(from(Map.of("kafka.topic", "t".repeat(200))).topic()).hasSize(200);
    assertThatThrownBy(() -> from(Map.of("kafka.topic", "t".repeat(201))))
        .isInstanceOf(EnergyException.class);
  }

  @Test
  void theWarmUpHasATopicAndConsumersOfItsOwn() {
    KafkaSettings warmup = KafkaSettings.at("k:1").ofWarmup();
    assertThat(warmup.topic()).isEqualTo("meter_readings_warmup");
    assertThat(warmup.consumerGroup()).isEqualTo("energy-ingest_warmup");
  }

  private static KafkaSettings from(Map<String, String> settings) {
    return KafkaSettings.from(Settings.of(settings, "test"));
  }
}
