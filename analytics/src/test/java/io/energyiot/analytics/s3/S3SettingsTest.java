package io.energyiot.analytics.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {
  private static final String KEYS =
      """
      [default]
      aws_access_key_id = AKIA1
      aws_secret_access_key = a/b+c=
      """;

  @TempDir Path folder;

  private static S3Settings from(Map<String, String> settings) {
    return S3Settings.from(Settings.of(settings, "test"));
  }

  private Path file(String text, String rights) throws IOException {
    Path file = Files.writeString(folder.resolve("credentials"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  @Test
  void withoutAnyItIsAwsAndWhatItsProgramsFind() {
    assertThat(from(Map.of("cassandra.keyspace", "energy")).hadoop())
        .containsEntry("fs.s3a.path.style.access", "false")
        .doesNotContainKeys("fs.s3a.endpoint", "fs.s3a.access.key")
        .extractingByKey("fs.s3a.aws.credentials.provider")
        .asString()
        .endsWith("DefaultAWSCredentialsProviderChain");
  }

  @Test
  void anotherStoreHasItsBucketsInThePathUnlessSaidOtherwise() {
    Map<String, String> endpoint = Map.of("s3.endpoint", "http://store:9000");
    assertThat(from(endpoint).hadoop())
        .containsEntry("fs.s3a.endpoint", "http://store:9000")
        .containsEntry("fs.s3a.path.style.access", "true");
    assertThat(from(Map.of("s3.endpoint", "https://store", "s3.path_style", "false")).pathStyle())
        .isFalse();
  }

  @Test
  void credentialsOfAFileAreTheOnlyOnesAndAreNeverPrinted() throws IOException {
    Path file = file(KEYS, "rw-------");
    S3Settings settings = from(Map.of("s3.credentials_file", file.toString()));
    assertThat(settings.hadoop())
        .containsEntry("fs.s3a.access.key", "AKIA1")
        .containsEntry("fs.s3a.secret.key", "a/b+c=")
        .containsEntry(
            "fs.s3a.aws.credentials.provider",
            "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    assertThat(settings.toString()).doesNotContain("AKIA1", "a/b+c=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void aFileThatIsNotItsOwnersAloneIsRefused(String rights) throws IOException {
    Path file = file(KEYS, rights);
    assertThatThrownBy(() -> from(Map.of("s3.credentials_file", file.toString())))
        .hasMessageContaining("others than its owner")
        .hasMessageNotContaining("a/b+c=");
  }

  @Test
  void aFileWithTwoProfilesIsRefused() throws IOException {
    Path file = file(KEYS + "[other]\naws_access_key_id = AKIA2\n", "rw-------");
    assertThatThrownBy(() -> from(Map.of("s3.credentials_file", file.toString())))
        .hasMessageContaining("more than one profile");
  }

  @ParameterizedTest
  @CsvSource({
    "s3.endpoint, store:9000",
    "s3.endpoint, ftp://store",
    "s3.endpoint, https://user:secret@store",
    "s3.path_style, yes",
    "s3.credentials_file, /nowhere",
    "s3.access_key, AKIA1"
  })
  void whatIsNotAllowedIsNamed(String key, String value) {
    assertThatThrownBy(() -> from(Map.of(key, value)))
        .isInstanceOfSatisfying(
            EnergyException.class,
            wrong -> assertThat(wrong.code()).isEqualTo(ErrorCode.SETTING_INVALID))
        .hasMessageContaining(key);
  }
}
