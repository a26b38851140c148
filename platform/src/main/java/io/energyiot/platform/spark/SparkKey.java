package io.energyiot.platform.spark;

import io.energyiot.platform.installation.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * For which jobs a kept process of Spark is: those of the same jars that have the same settings of
 * Spark and of the object store, in the same surroundings. Secrets are in it as part of a digest.
 */
final class SparkKey {
  /** Settings that hold for the process, not for the job, by the beginnings of their names. */
  private static final List<String> SETTINGS = List.of("spark.", "s3.");

  /** Settings that name a file with a secret. */
  private static final String FILE = "_file";

  /** Variables that Spark, Hadoop, AWS's clients and Java go by. */
  private static final List<String> VARIABLES =
      List.of("AWS_", "HADOOP_", "SPARK_", "HOME", "LANG", "LC_", "TZ");

  private static final Path OWN_STATUS = Path.of("/proc/self/status");

  private final MessageDigest digest;

  private SparkKey() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /**
   * The key of a job.
   *
   * @return 64 characters
   * @throws IOException if the jars can't be read
   */
  static String of(Installation installation, Map<String, String> settings) throws IOException {
    SparkKey key = new SparkKey();
    key.add(installation.analyticsBuild());
    for (Map.Entry<String, String> each : starting(SETTINGS, settings).entrySet()) {
      key.add(each.toString());
      if (each.getKey().endsWith(FILE)) {
        key.addFile(Path.of(each.getValue()));
      }
    }
    key.add(starting(VARIABLES, System.getenv()).toString());
    key.add(umask());
    return HexFormat.of().formatHex(key.digest.digest());
  }

  private static Map<String, String> starting(List<String> beginnings, Map<String, String> all) {
    Map<String, String> some = new TreeMap<>(all);
    some.keySet().removeIf(name -> beginnings.stream().noneMatch(name::startsWith));
    return some;
  }

  /** Which rights new files get; empty where the system does not tell. */
  private static String umask() {
    try (Stream<String> lines = Files.lines(OWN_STATUS)) {
      return lines.filter(line -> line.startsWith("Umask:")).findFirst().orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  /** A file that can't be read is the job's to complain of. */
  private void addFile(Path file) {
    try {
      digest.update(Files.readAllBytes(file));
    } catch (IOException e) {
      add("unreadable");
    }
  }
}
