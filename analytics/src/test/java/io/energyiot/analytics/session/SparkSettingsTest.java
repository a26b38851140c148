package io.energyiot.analytics.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkSettingsTest {
  @TempDir Path folder;

  private static SparkSettings from(Map<String, String> settings) {
    return SparkSettings.from(Settings.of(settings, "test"));
  }

  @Test
  void withoutAnyJobsRunHere() {
    assertThat(from(Map.of("cassandra.keyspace", "energy")))
        .isEqualTo(from(Map.of("spark.master", "local[*]", "spark.cores", "4")))
        .returns(true, SparkSettings::isLocal);
  }

  @Test
  void aClusterHasOneMasterOrMore() {
    assertThat(from(Map.of("spark.master", "spark://a:7077,b:7078")))
        .returns(false, SparkSettings::isLocal)
        .returns(List.of("a:7077", "b:7078"), SparkSettings::masters);
  }

  @ParameterizedTest
  @CsvSource({
    "spark.master, local",
    "spark.master, local[0]",
    "spark.master, yarn",
    "spark.master, spark://",
    "spark.master, spark://host",
    "spark.cores, 0",
    "spark.executor_memory, 2",
    "spark.driver_host, 192.0.2.1",
    "spark.secret_file, /nowhere",
    "spark.executor.memory, 2g"
  })
  void whatIsNotAllowedIsNamed(String key, String value) {
    assertThatThrownBy(() -> from(Map.of(key, value)))
        .isInstanceOfSatisfying(
            EnergyException.class,
            wrong -> assertThat(wrong.code()).isEqualTo(ErrorCode.SETTING_INVALID))
        .hasMessageContaining(key);
  }

  @Test
  void anAddressForOthersNeedsASecretThatIsNeverPrinted() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "0123456789abcdef\n");
    SparkSettings settings =
        from(Map.of("spark.driver_host", "192.0.2.1", "spark.secret_file", file.toString()));
    assertThat(settings.secret()).contains("0123456789abcdef");
    assertThat(settings.toString()).doesNotContain("0123456789");
  }
}
