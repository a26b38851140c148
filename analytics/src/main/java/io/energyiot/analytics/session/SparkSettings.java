package io.energyiot.analytics.session;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where jobs of Spark run.
 *
 * @param master {@code local[…]}: within the job's own process; {@code spark://…}: on a standalone
 *     cluster
 * @param driverHost this machine's address, which executors must reach; loopback unless set
 * @param cores how many cores of a cluster a job takes at most
 * @param executorMemory heap of each executor, such as {@code 2g}
 * @param secret shared by the processes of the cluster and its jobs; empty if there is none. Never
 *     printed
 */
public record SparkSettings(
    String master, String driverHost, int cores, String executorMemory, Optional<String> secret) {

  private static final Pattern LOCAL = Pattern.compile("local\\[(\\*|[1-9]\\d{0,3})]");
  private static final Pattern STANDALONE =
      Pattern.compile("spark://([^:,\\s]+:\\d{1,5}(?:,[^:,\\s]+:\\d{1,5})*)");
  private static final Pattern MEMORY = Pattern.compile("[1-9]\\d{0,5}[mg]");
  private static final String SECRET_FILE = "spark.secret_file";
  private static final Set<String> KNOWN =
      Set.of(
          "spark.master",
          "spark.driver_host",
          "spark.cores",
          "spark.executor_memory",
          "spark.idle_minutes", // for whoever starts this process
          SECRET_FILE);
  private static final int SHORTEST_SECRET = 16;

  /**
   * Takes the settings under {@code spark.}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  public static SparkSettings from(Settings settings) {
    settings.failOnUnknown("spark.", KNOWN);
    SparkSettings taken =
        new SparkSettings(
            settings.text("spark.master", "local[*]"),
            settings.text("spark.driver_host", "127.0.0.1"),
            settings.integer("spark.cores", 4, 1, 100_000),
            settings.text("spark.executor_memory", "1g"),
            settings.text(SECRET_FILE).map(file -> readSecret(settings, Path.of(file))));
    if (!taken.isLocal() && taken.masters().isEmpty()) {
      throw settings.invalid("spark.master", "local[*], local[N] or spark://HOST:PORT");
    }
    if (!MEMORY.matcher(taken.executorMemory).matches()) {
      throw settings.invalid("spark.executor_memory", "a number and m or g, such as 2g");
    }
    if (taken.secret.isEmpty() && !isLoopback(settings, taken.driverHost)) {
      throw settings.invalid(
          "spark.driver_host", "a loopback address as long as " + SECRET_FILE + " is not set");
    }
    return taken;
  }

  /** Whether a job needs no process but its own. */
  public boolean isLocal() {
    return LOCAL.matcher(master).matches();
  }

  /** The masters of a standalone cluster, {@code host:port} each; none if it is not one. */
  List<String> masters() {
    Matcher standalone = STANDALONE.matcher(master);
    return standalone.matches() ? List.of(standalone.group(1).split(",")) : List.of();
  }

  private static boolean isLoopback(Settings settings, String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw settings.invalid("spark.driver_host", "an address of this machine");
    }
  }

  private static String readSecret(Settings settings, Path file) {
    try {
      String secret = Files.readString(file).strip();
      if (secret.length() >= SHORTEST_SECRET) {
        return secret;
      }
    } catch (IOException e) {
      // falls through to the one message for all bad files
    }
    throw settings.invalid(
        SECRET_FILE,
        "a readable file with a secret of at least " + SHORTEST_SECRET + " characters");
  }

  @Override
  public String toString() {
    return master;
  }
}
