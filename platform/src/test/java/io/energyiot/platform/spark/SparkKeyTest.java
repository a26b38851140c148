package io.energyiot.platform.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.platform.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkKeyTest {
  @TempDir Path home;

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(home.resolve("spark/jars"));
    Files.createDirectories(home.resolve("analytics"));
    Files.writeString(home.resolve("analytics/ours.jar"), "jar");
  }

  private String key(Map<String, String> settings) throws IOException {
    return SparkKey.of(new Installation(home), settings);
  }

  @Test
  void jobsWithTheSameSettingsOfSparkShareAProcessWhateverTheirStore() throws IOException {
    String key = key(Map.of("spark.cores", "2", "cassandra.keyspace", "one"));
    assertThat(key).hasSize(64).isEqualTo(key(Map.of("spark.cores", "2")));
    assertThat(key(Map.of("spark.cores", "3"))).isNotEqualTo(key);
    assertThat(key(Map.of("spark.cores", "2", "s3.region", "here"))).isNotEqualTo(key);
  }

  @Test
  void anotherSecretInTheSameFileIsAnotherKey() throws IOException {
    Path file = home.resolve("secret");
    Map<String, String> settings = Map.of("spark.secret_file", file.toString());
    String without = key(settings);
    Files.writeString(file, "one secret");
    String one = key(settings);
    Files.writeString(file, "another secret");
    assertThat(key(settings)).isNotIn(one, without);
  }

  @Test
  void anotherBuildIsAnotherKey() throws IOException {
    String before = key(Map.of());
    Files.writeString(home.resolve("spark/jars/more.jar"), "jar");
    assertThat(key(Map.of())).isNotEqualTo(before);
  }
}
