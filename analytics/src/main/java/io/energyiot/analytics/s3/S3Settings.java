package io.energyiot.analytics.s3;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * How to reach the object store behind {@code s3a://}.
 *
 * @param endpoint its address; empty for AWS
 * @param region that requests are signed for; empty for that of the endpoint
 * @param pathStyle whether the bucket stands in the path, not in the host name
 * @param credentials empty for those that AWS's programs find
 */
public record S3Settings(
    Optional<URI> endpoint,
    Optional<String> region,
    boolean pathStyle,
    Optional<S3Credentials> credentials) {

  private static final String ENDPOINT = "s3.endpoint";
  private static final String REGION = "s3.region";
  private static final String PATH_STYLE = "s3.path_style";
  private static final String CREDENTIALS = "s3.credentials_file";
  private static final Set<String> KNOWN = Set.of(ENDPOINT, REGION, PATH_STYLE, CREDENTIALS);

  private static final String PROVIDERS = "fs.s3a.aws.credentials.provider";
  private static final String TEMPORARY =
      "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider";
  private static final String LASTING = "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider";
  private static final String FOUND = "com.amazonaws.auth.DefaultAWSCredentialsProviderChain";

  /** For all stores: a job that can't go on fails within half a minute, not many. */
  private static final Map<String, String> FIXED =
      Map.of(
          // Else each file that is written deletes the markers of all folders above it.
          "fs.s3a.directory.marker.retention", "keep",
          "fs.s3a.connection.establish.timeout", "5000",
          "fs.s3a.connection.timeout", "60000",
          "fs.s3a.attempts.maximum", "4",
          "fs.s3a.retry.limit", "4");

  /**
   * Takes the settings under {@code s3.}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  public static S3Settings from(Settings settings) {
    settings.failOnUnknown("s3.", KNOWN);
    Optional<URI> endpoint = settings.text(ENDPOINT).map(text -> address(settings, text));
    return new S3Settings(
        endpoint,
        settings.text(REGION),
        settings.flag(PATH_STYLE, endpoint.isPresent()),
        settings.text(CREDENTIALS).map(file -> credentials(settings, Path.of(file))));
  }

  private static URI address(Settings settings, String text) {
    try {
      URI address = URI.create(text);
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null && address.getUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the one message for all that is no address
    }
    throw settings.invalid(ENDPOINT, "https://HOST or http://HOST:PORT");
  }

  private static S3Credentials credentials(Settings settings, Path file) {
    try {
      return S3Credentials.read(file);
    } catch (IOException e) {
      throw settings.invalid(
          CREDENTIALS,
          "a file that only its owner may read, with aws_access_key_id and aws_secret_access_key ("
              + e.getMessage()
              + ")");
    }
  }

  /**
   * Makes a session reach the store by these settings. They go to Hadoop's configuration, because
   * the options of a session can be listed. An option under {@code spark.hadoop.} overrides them.
   */
  public void applyTo(SparkSession spark) {
    var configuration = spark.sparkContext().hadoopConfiguration();
    var options = spark.sparkContext().getConf();
    hadoop()
        .forEach(
            (key, value) -> {
              if (!options.contains("spark.hadoop." + key)) {
                configuration.set(key, value);
              }
            });
    if (options.get("spark.master").startsWith("local")) {
      // Where what a killed process leaves is cleared away; else it is the machine's /tmp.
      configuration.set("fs.s3a.buffer.dir", options.get("spark.local.dir", "/tmp") + "/s3a");
    }
  }

  /** The settings under Hadoop's names. */
  Map<String, String> hadoop() {
    Map<String, String> names = new HashMap<>(FIXED);
    endpoint.ifPresent(address -> names.put("fs.s3a.endpoint", address.toString()));
    region.ifPresent(name -> names.put("fs.s3a.endpoint.region", name));
    names.put("fs.s3a.path.style.access", Boolean.toString(pathStyle));
    names.put(PROVIDERS, String.join(",", TEMPORARY, LASTING, FOUND));
    credentials.ifPresent(
        own -> {
          names.put("fs.s3a.access.key", own.accessKey());
          names.put("fs.s3a.secret.key", own.secretKey());
          own.session().ifPresent(token -> names.put("fs.s3a.session.token", token));
          names.put(PROVIDERS, own.session().isPresent() ? TEMPORARY : LASTING);
        });
    return names;
  }
}
