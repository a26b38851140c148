package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Opens sessions, and turns failures of the driver into ours. */
public final class Cassandra {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration FIRST_RECONNECTION = Duration.ofMillis(500);
  private static final Duration LAST_RECONNECTION = Duration.ofSeconds(5);
  private static final int QUIET_MILLIS = 100;
  private static final int SHUTDOWN_MILLIS = 15_000;
  private static final int REQUESTS_PER_CONNECTION = 4096;

  private Cassandra() {}

  /**
   * Connects, and creates the keyspace if it is not there.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public static CqlSession connect(CassandraSettings settings) {
    CqlSession session = null;
    try {
      session = builder(settings).build();
      CqlSession opened = session;
      return TableCreation.settled(
          opened,
          () -> {
            useKeyspace(opened, settings);
            return opened;
          });
    } catch (DriverException | IllegalStateException e) {
      if (session != null) {
        session.close();
      }
      throw unavailable(settings.toString(), e);
    }
  }

  /**
   * Connects to a cluster that is only read, and creates nothing.
   *
   * @param settings of which the keyspace does not matter
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public static CqlSession connectToRead(CassandraSettings settings) {
    try {
      return builder(settings).build();
    } catch (DriverException | IllegalStateException e) {
      throw unavailable("Cassandra at " + settings.contactPoints(), e);
    }
  }

  private static CqlSessionBuilder builder(CassandraSettings settings) {
    DriverConfigLoader options =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, REQUEST_TIMEOUT)
            .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, REQUEST_TIMEOUT)
            .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, REQUEST_TIMEOUT)
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, SCHEMA_TIMEOUT)
            .withInt(DefaultDriverOption.CONNECTION_MAX_REQUESTS, REQUESTS_PER_CONNECTION)
            .withString(DefaultDriverOption.REQUEST_CONSISTENCY, settings.consistency().name())
            .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
            .withClass(DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS, WriteTimes.class)
            // By default, a node that was away for a minute is used again only after up to another.
            .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, FIRST_RECONNECTION)
            .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, LAST_RECONNECTION)
            // Creating a table waits for this, by default for a second, in case more follow.
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(10))
            // Without a quiet period, threads of the driver end before others have told them of
            // closed channels. The default of two seconds would slow down each command.
            .withString(DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT, "MILLISECONDS")
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, QUIET_MILLIS)
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT, SHUTDOWN_MILLIS)
            .withString(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, "MILLISECONDS")
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, QUIET_MILLIS)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, SHUTDOWN_MILLIS)
            // A session that nobody closes, as in a Spark shell, must not keep a process from
            // ending.
            .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
            // The session is given its keyspace once, before it is used.
            .withBoolean(DefaultDriverOption.REQUEST_WARN_IF_SET_KEYSPACE, false)
            .build();
    CqlSessionBuilder builder =
        CqlSession.builder()
            .addContactPoints(settings.contactPoints())
            .withLocalDatacenter(settings.localDatacenter())
            .withConfigLoader(options);
    settings.credentials().ifPresent(both -> builder.withAuthCredentials(both[0], both[1]));
    settings.tls().ifPresent(files -> builder.withSslEngineFactory(new NodeEngines(files)));
    return builder;
  }

  private static void useKeyspace(CqlSession session, CassandraSettings settings) {
    if (session.getMetadata().getKeyspace(settings.keyspace()).isEmpty()) {
      session.execute(
          "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = {'class': 'NetworkTopologyStrategy', '%s': %d}"
              .formatted(
                  settings.keyspace(), settings.localDatacenter(), settings.replicationFactor()));
    }
    session.execute("USE " + settings.keyspace());
  }

  /**
   * Waits for the driver.
   *
   * @param doing what it does, for the error
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if it fails
   */
  public static <T> T await(String doing, CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (DriverException | CompletionException e) {
      throw e.getCause() instanceof EnergyException ours ? ours : unavailable(doing, e);
    }
  }

  /** Returns the failure of {@code what}, caused by the driver's {@code cause}. */
  public static EnergyException unavailable(String what, Throwable cause) {
    Throwable root = EnergyException.causeOf(cause);
    String reason =
        root instanceof AllNodesFailedException all && all.getAllErrors().isEmpty()
            ? "no node answers"
            : root.getMessage();
    return new EnergyException(ErrorCode.CASSANDRA_UNAVAILABLE, what + ": " + reason, root);
  }
}
