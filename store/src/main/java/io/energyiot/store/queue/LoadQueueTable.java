package io.energyiot.store.queue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.store.cassandra.AddedColumns;
import io.energyiot.store.cassandra.TableCreation;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.RepeatPolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The table of loads that wait or run: one partition, a row each, in the order in which they were
 * queued. All writes are lightweight transactions, since loaders and requests compete for a row. A
 * holder lapses unless it is renewed.
 */
final class LoadQueueTable {
  private static final String NAME = "load_queue";
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS load_queue (
        queue int,
        id timeuuid,
        paths frozen<list<text>>,
        base text,
        host text,
        zone text,
        interval_seconds int,
        path text,
        max_rejects text,
        repeats text,
        dry_run boolean,
        origin text,
        bytes bigint,
        cancelled boolean,
        storing boolean,
        attempts int,
        holder uuid,
        whole timeuuid,
        version timestamp,
        cut frozen<map<timestamp, text>>,
        PRIMARY KEY ((queue), id)
      ) WITH CLUSTERING ORDER BY (id ASC)
        AND comment = 'loads that wait or run'
        AND gc_grace_seconds = 86400
      """;

  private static final String ROW = " WHERE queue = 0 AND id = ?";

  /** True of each row that is there: an update must not bring back one that was deleted. */
  private static final String IS_THERE = " AND storing IN (true, false)";

  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final PreparedStatement all;
  private final PreparedStatement state;
  private final PreparedStatement claim;
  private final PreparedStatement renew;
  private final PreparedStatement giveBack;
  private final PreparedStatement begin;
  private final PreparedStatement cut;
  private final PreparedStatement beginStoring;
  private final PreparedStatement cancel;
  private final PreparedStatement delete;

  LoadQueueTable(CqlSession session) {
    TableCreation.create(session, NAME, CREATE);
    AddedColumns.to(
        session,
        NAME,
        Map.of(
            "bytes", "bigint",
            "whole", "timeuuid",
            "version", "timestamp",
            "cut", "frozen<map<timestamp, text>>"));
    insert =
        session.prepare(
            "INSERT INTO load_queue (queue, id, paths, base, host, zone, interval_seconds, path,"
                + " max_rejects, repeats, dry_run, origin, bytes, whole, version, cancelled, storing,"
                + " attempts)"
                + " VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, false, 0) IF NOT EXISTS");
    select = session.prepare("SELECT * FROM load_queue" + ROW);
    all =
        session.prepare(
            "SELECT id, host, base, holder, cancelled, origin, whole FROM load_queue WHERE queue = 0");
    state = session.prepare("SELECT storing FROM load_queue" + ROW);
    claim =
        session.prepare(
            "UPDATE load_queue USING TTL ? SET holder = ?" + ROW + " IF holder = null" + IS_THERE);
    renew =
        session.prepare(
            "UPDATE load_queue USING TTL ? SET holder = ?"
                + ROW
                + " IF holder = ? AND cancelled = false");
    giveBack =
        session.prepare(
            "UPDATE load_queue SET holder = null, attempts = 0" + ROW + " IF holder = ?");
    cut = session.prepare("UPDATE load_queue SET cut = ?" + ROW + " IF holder = ?");
    begin = session.prepare("UPDATE load_queue SET attempts = ?" + ROW + " IF holder = ?");
    beginStoring =
        session.prepare(
            "UPDATE load_queue SET storing = true" + ROW + " IF holder = ? AND cancelled = false");
    cancel =
        session.prepare("UPDATE load_queue SET cancelled = true" + ROW + " IF storing = false");
    delete = session.prepare("DELETE FROM load_queue" + ROW + " IF holder = ?");
  }

  /**
   * @param part null for a load
   */
  BoundStatement insert(UUID id, LoaderJob job, QueuedLoad.Part part) {
    return insert.bind(
        id,
        job.paths(),
        job.base(),
        job.host(),
        job.zone() == null ? null : job.zone().getId(),
        job.interval(),
        job.route() == null ? null : job.route().name(),
        job.maxRejects(),
        job.repeats().name(),
        job.dryRun(),
        job.origin().name(),
        job.bytes(),
        part == null ? null : part.whole(),
        part == null ? null : part.version());
  }

  BoundStatement cut(UUID id, UUID holder, Map<Instant, String> files) {
    return cut.bind(files, id, holder);
  }

  BoundStatement select(UUID id) {
    return select.bind(id);
  }

  /** Reads whether a load is there, and being stored. */
  BoundStatement state(UUID id) {
    return state.bind(id);
  }

  /** Reads all without their jobs, the one that was queued first first. */
  BoundStatement all() {
    return all.bind();
  }

  BoundStatement claim(UUID id, UUID holder, int ttlSeconds) {
    return claim.bind(ttlSeconds, holder, id);
  }

  /** Answers with {@code [applied]} and, if it is not, with {@code cancelled}. */
  BoundStatement renew(UUID id, UUID holder, int ttlSeconds) {
    return renew.bind(ttlSeconds, holder, id, holder);
  }

  BoundStatement giveBack(UUID id, UUID holder) {
    return giveBack.bind(id, holder);
  }

  BoundStatement begin(UUID id, UUID holder, int attempts) {
    return begin.bind(attempts, id, holder);
  }

  BoundStatement beginStoring(UUID id, UUID holder) {
    return beginStoring.bind(id, holder);
  }

  BoundStatement cancel(UUID id) {
    return cancel.bind(id);
  }

  BoundStatement delete(UUID id, UUID holder) {
    return delete.bind(id, holder);
  }

  /** Returns a row; empty if it is of an origin that this release does not know. */
  static Optional<QueueEntry> entry(Row row) {
    String origin = row.getString("origin");
    boolean known = Stream.of(LoadOrigin.values()).anyMatch(each -> each.name().equals(origin));
    return known ? Optional.of(entry(row, LoadOrigin.valueOf(origin))) : Optional.empty();
  }

  private static QueueEntry entry(Row row, LoadOrigin origin) {
    return new QueueEntry(
        row.getUuid("id"),
        row.getString("host"),
        row.getString("base"),
        row.getUuid("holder"),
        row.getBoolean("cancelled"),
        origin,
        row.getUuid("whole"));
  }

  private static QueuedLoad.Part part(Row row) {
    UUID whole = row.getUuid("whole");
    return whole == null ? null : new QueuedLoad.Part(whole, row.getInstant("version"));
  }

  static QueuedLoad load(Row row) {
    String zone = row.getString("zone");
    String route = row.getString("path");
    LoaderJob job =
        new LoaderJob(
            row.getList("paths", String.class),
            row.getString("base"),
            row.getString("host"),
            zone == null ? null : ZoneId.of(zone),
            row.getInt("interval_seconds"),
            route == null ? null : LoadRoute.valueOf(route),
            row.getString("max_rejects"),
            RepeatPolicy.valueOf(row.getString("repeats")),
            row.getBoolean("dry_run"),
            LoadOrigin.valueOf(row.getString("origin")),
            row.isNull("bytes") ? null : row.getLong("bytes"));
    return new QueuedLoad(
        row.getUuid("id"),
        job,
        row.getUuid("holder"),
        row.getBoolean("cancelled"),
        row.getBoolean("storing"),
        row.getInt("attempts"),
        part(row),
        new TreeMap<>(row.getMap("cut", Instant.class, String.class)));
  }
}
