package io.energyiot.bench.peers.system;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.households.HouseholdsFile;
import io.energyiot.platform.service.Service;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.CassandraSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row for each reading, in the Cassandra that this system runs on: the table that one would write
 * first. Loads the beginning of the file in both usual ways, and counts the faster one.
 */
final class NaiveCassandra implements Peer {
  private static final long SAMPLE = 500_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final LocalSystem system;
  private CqlSession session;
  private PeerRowWriter.Way faster;

  NaiveCassandra(Path folder) {
    this.folder = folder;
    system = new LocalSystem(folder, EnumSet.of(Service.CASSANDRA));
  }

  @Override
  public void start() {
    system.start();
    Map<String, String> keyspace = Map.of("cassandra.keyspace", "naive");
    session = Cassandra.connect(CassandraSettings.from(system.settings().with(keyspace)));
    for (PeerRowWriter.Way way : PeerRowWriter.Way.values()) {
      new NaiveTable(session, keyspace(way)).create();
    }
  }

  /** One for each way, so that each has its own bytes on the disk. */
  private static String keyspace(PeerRowWriter.Way way) {
    return "naive_" + way.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String version() {
    Row row = session.execute("SELECT release_version FROM system.local").one();
    return "Cassandra " + row.getString(0);
  }

  @Override
  public String durability() {
    return "each write answered once the commit log is synced";
  }

  @Override
  public Loaded load(Path file, HouseholdFileDays content) {
    long max = Math.min(SAMPLE, content.readings());
    boolean wide = content.form() == HouseholdsFile.Form.WIDE;
    Path sample = head(file, wide ? Math.max(1, max / HouseholdFileDays.QUARTERS_A_DAY) : max);
    Map<PeerRowWriter.Way, Loaded> results = new EnumMap<>(PeerRowWriter.Way.class);
    for (PeerRowWriter.Way way : PeerRowWriter.Way.values()) {
      results.put(way, load(sample, way));
    }
    faster =
        Collections.max(
                results.entrySet(),
                Map.Entry.comparingByValue(Comparator.comparingDouble(Loaded::readingsPerSecond)))
            .getKey();
    Loaded best = results.get(faster);
    return new Loaded(best.readings(), best.took(), note(results));
  }

  private static String note(Map<PeerRowWriter.Way, Loaded> results) {
    return results.entrySet().stream()
        .map(
            each ->
                "%s %,.0f/s".formatted(each.getKey().words(), each.getValue().readingsPerSecond()))
        .collect(Collectors.joining(", ", "a sample, the first of the file: ", ""));
  }

  /** A copy of the header and of so many lines after it. */
  private Path head(Path file, long lines) {
    Path head = folder.resolve("sample.csv");
    try (Stream<String> all = Files.lines(file)) {
      return Files.write(head, all.limit(1 + lines).toList());
    } catch (IOException e) {
      throw new BenchException("a sample can't be taken", e);
    }
  }

  private Loaded load(Path sample, PeerRowWriter.Way way) {
    long began = System.nanoTime();
    long readings = new NaiveTable(session, keyspace(way)).load(sample, way);
    return new Loaded(readings, Duration.ofNanos(System.nanoTime() - began), "");
  }

  @Override
  public void check(HouseholdFileDays content, Loaded loaded) {
    for (PeerRowWriter.Way way : PeerRowWriter.Way.values()) {
      String sql = "SELECT count(*), sum(metric_value) FROM " + keyspace(way) + ".reading";
      Row row = session.execute(SimpleStatement.newInstance(sql).setTimeout(PATIENCE)).one();
      PeerTotals found = new PeerTotals(row.getLong(0), row.getBigDecimal(1));
      content.first(loaded.readings()).check(way.words(), found);
    }
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
    system.close();
  }

  @Override
  public long storedBytes() {
    return system.keyspaceBytes(keyspace(faster));
  }
}
