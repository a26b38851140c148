package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import io.energyiot.model.config.Settings;
import io.energyiot.model.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How to reach Cassandra, or another store that speaks Cassandra 5's CQL, with SAI indexes and
 * unified compaction.
 *
 * @param contactPoints nodes to ask first
 * @param localDatacenter the datacenter that this process is in
 * @param keyspace created at the first start if it is not there
 * @param replicationFactor copies of a row in the local datacenter, for a keyspace that is created
 * @param consistency of reads and writes
 * @param username null to connect without credentials
 * @param password null to connect without credentials; never printed
 * @param tls how to know the nodes; empty to connect without TLS
 */
public record CassandraSettings(
    List<InetSocketAddress> contactPoints,
    String localDatacenter,
    String keyspace,
    int replicationFactor,
    ConsistencyLevel consistency,
    String username,
    String password,
    Optional<TlsFiles> tls) {

  private static final String USERNAME = "cassandra.username";
  private static final String PASSWORD = "cassandra.password";
  private static final String PASSWORD_FILE = "cassandra.password_file";
  private static final int DEFAULT_PORT = 9042;
  private static final int MAX_KEYSPACE = 48;
  private static final String WARMUP = "_warmup";
  private static final int HASH_DIGITS = 16;
  private static final Pattern KEYSPACE = Pattern.compile("[a-z][a-z0-9_]{0,47}");

  /** Returns the default settings for one address. */
  public static CassandraSettings at(InetSocketAddress address) {
    return new CassandraSettings(
        List.of(address),
        "datacenter1",
        "energy",
        1,
        ConsistencyLevel.LOCAL_QUORUM,
        null,
        null,
        Optional.empty());
  }

  /** Reads the settings under {@code cassandra.}. */
  public static CassandraSettings from(Settings settings) {
    String keyspace = settings.text("cassandra.keyspace", "energy");
    if (!KEYSPACE.matcher(keyspace).matches()) {
      throw settings.invalid("cassandra.keyspace", "1 to 48 of a-z, 0-9 and _, a letter first");
    }
    if (keyspace.endsWith(WARMUP)) {
      throw settings.invalid(
          "cassandra.keyspace",
          "a name that does not end in " + WARMUP + ", which the server's warm-up may empty");
    }
    Optional<String> password = password(settings);
    boolean tls = settings.flag("cassandra.tls", false);
    TlsFiles files = TlsFiles.from(settings, "cassandra");
    return new CassandraSettings(
        settings.list("cassandra.contact_points", List.of("127.0.0.1:9042")).stream()
            .map(text -> address(settings, text))
            .toList(),
        settings.text("cassandra.local_datacenter", "datacenter1"),
        keyspace,
        settings.integer("cassandra.replication_factor", 1, 1, 7),
        consistency(settings),
        settings.text(USERNAME).orElse(null),
        password.orElse(null),
        tls ? Optional.of(files) : Optional.empty());
  }

  private static Optional<String> password(Settings settings) {
    boolean own = settings.text(PASSWORD).isPresent();
    boolean inFile = settings.text(PASSWORD_FILE).isPresent();
    if (own && inFile) {
      throw settings.invalid(PASSWORD_FILE, "not to be set together with " + PASSWORD);
    }
    failOnOneWithoutTheOther(settings, USERNAME, own ? PASSWORD : PASSWORD_FILE);
    return own ? settings.text(PASSWORD) : settings.secretIn(PASSWORD_FILE);
  }

  /** Names the one that is missing, since the message quotes its value: no password may be told. */
  private static void failOnOneWithoutTheOther(Settings settings, String one, String other) {
    boolean hasOne = settings.text(one).isPresent();
    if (hasOne != settings.text(other).isPresent()) {
      throw settings.invalid(
          hasOne ? other : one, "to be set together with " + (hasOne ? one : other));
    }
  }

  private static InetSocketAddress address(Settings settings, String text) {
    int colon = text.lastIndexOf(':');
    try {
      return colon < 0
          ? new InetSocketAddress(text, DEFAULT_PORT)
          : new InetSocketAddress(
              text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw settings.invalid("cassandra.contact_points", "host:port, host:port …");
    }
  }

  private static ConsistencyLevel consistency(Settings settings) {
    String name = settings.text("cassandra.consistency", "LOCAL_QUORUM");
    try {
      return DefaultConsistencyLevel.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw settings.invalid("cassandra.consistency", "a consistency level such as LOCAL_QUORUM");
    }
  }

  /** Returns the settings of the keyspace in which a process of this one warms up. */
  public CassandraSettings ofWarmup() {
    return new CassandraSettings(
        contactPoints,
        localDatacenter,
        warmupKeyspace(),
        replicationFactor,
        consistency,
        username,
        password,
        tls);
  }

  /** A name that is too long is cut, and has a hash of the whole name instead of what is cut. */
  private String warmupKeyspace() {
    int room = MAX_KEYSPACE - WARMUP.length();
    if (keyspace.length() <= room) {
      return keyspace + WARMUP;
    }
    String hash =
        UUID.nameUUIDFromBytes(keyspace.getBytes(StandardCharsets.US_ASCII))
            .toString()
            .replace("-", "")
            .substring(0, HASH_DIGITS);
    return keyspace.substring(0, room - HASH_DIGITS - 1) + "_" + hash + WARMUP;
  }

  /** Returns user name and password, if both are set. */
  public Optional<String[]> credentials() {
    return username == null || password == null
        ? Optional.empty()
        : Optional.of(new String[] {username, password});
  }

  @Override
  public String toString() {
    return "Cassandra at " + contactPoints + ", keyspace " + keyspace;
  }
}
