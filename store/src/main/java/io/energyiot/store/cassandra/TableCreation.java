package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Creates and finds the tables of a keyspace. */
public final class TableCreation {
  /** How long a server may take to learn of a table that another process has created. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final long PAUSE_MILLIS = 100;

  /** What a server says that does not know a table, column or keyspace yet, or not fully. */
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "does not exist|unconfigured|undefined column|unknown cf", Pattern.CASE_INSENSITIVE);

  private TableCreation() {}

  /**
   * Does what creates and uses tables, again if a server does not know one of them yet. Another
   * process may be creating the same tables: the driver reads of a table before every server has
   * it.
   *
   * @param work can be done more than once
   * @throws DriverException if the tables are not there after a while, or of another kind
   */
  public static <T> T settled(CqlSession session, Supplier<T> work) {
    long began = System.nanoTime();
    while (true) {
      try {
        return work.get();
      } catch (DriverException e) {
        boolean mayAppear = UNKNOWN.matcher(String.valueOf(e.getMessage())).find();
        if (!mayAppear || System.nanoTime() - began > PATIENCE.toNanos() || !pause()) {
          throw e;
        }
        session.checkSchemaAgreement();
        session.refreshSchema();
      }
    }
  }

  /** Returns false if the thread is interrupted. */
  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Creates a table unless the driver knows it. That saves a round trip for each table that exists.
   *
   * @param name of the table
   * @param definition with {@code IF NOT EXISTS}, since another process may create it now
   */
  public static void create(CqlSession session, String name, String definition) {
    if (find(session, name).isEmpty()) {
      session.execute(definition);
    }
  }

  /** Returns what the driver knows of a table; empty if it knows none. */
  public static Optional<TableMetadata> find(CqlSession session, String name) {
    return session
        .getMetadata()
        .getKeyspace(session.getKeyspace().orElseThrow())
        .flatMap(keyspace -> keyspace.getTable(name));
  }
}
