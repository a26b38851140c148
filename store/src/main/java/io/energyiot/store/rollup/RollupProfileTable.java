package io.energyiot.store.rollup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.store.cassandra.TableCreation;
import io.energyiot.store.rollup.group.DayProfile;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.GroupCompleteness;
import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The table of days of groups: one row per group and channel, with lists that have an entry per
 * quarter hour.
 */
final class RollupProfileTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS fleet_profile (
        day date,
        run uuid,
        kind text,
        share int,
        name text,
        channel text,
        series bigint,
        complete bigint,
        expected bigint,
        present bigint,
        by_quality frozen<map<text, bigint>>,
        findings frozen<map<text, bigint>>,
        longest_interval int,
        sum_of_peaks decimal,
        counts frozen<list<bigint>>,
        sums frozen<list<decimal>>,
        mins frozen<list<decimal>>,
        maxs frozen<list<decimal>>,
        PRIMARY KEY ((day, run, kind, share), name, channel)
      ) WITH compression = {'class': 'ZstdCompressor'}
        AND compaction = {'class': 'UnifiedCompactionStrategy'}
        AND comment = 'a day of a group of meters by quarter hours, and how complete it is'
      """;

  private static final String COLUMNS =
      "name, channel, series, complete, expected, present, by_quality, findings,"
          + " longest_interval, sum_of_peaks, counts, sums, mins, maxs";

  private static final String OF_SHARE =
      " FROM fleet_profile WHERE day = ? AND run = ? AND kind = ? AND share = ?";

  private final PreparedStatement insert;
  private final PreparedStatement one;
  private final PreparedStatement share;
  private final PreparedStatement delete;

  RollupProfileTable(CqlSession session) {
    TableCreation.create(session, "fleet_profile", CREATE);
    insert =
        session.prepare(
            "INSERT INTO fleet_profile (day, run, kind, share, "
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    one = session.prepare("SELECT " + COLUMNS + OF_SHARE + " AND name = ? AND channel = ?");
    share = session.prepare("SELECT " + COLUMNS + OF_SHARE);
    delete = session.prepare("DELETE" + OF_SHARE);
  }

  BoundStatement insert(LocalDate day, UUID run, GroupDay group) {
    GroupCompleteness complete = group.completeness();
    DayProfile profile = group.profile();
    return insert.bind(
        day,
        run,
        group.group().kind().text(),
        group.group().share(),
        group.group().name(),
        group.channel().name(),
        complete.series(),
        complete.complete(),
        complete.expected(),
        complete.present(),
        qualityTexts(complete.byQuality()),
        findingTexts(complete.findings()),
        profile.longestInterval(),
        profile.sumOfPeaks(),
        profile.counts(),
        profile.sums(),
        profile.mins(),
        profile.maxs());
  }

  /** For {@link #groupDay}: one row or none. */
  BoundStatement one(LocalDate day, UUID run, RollupGroup group, Channel channel) {
    return one.bind(day, run, group.kind().text(), group.share(), group.name(), channel.name());
  }

  /** For {@link #groupDay}, in order of name and channel. */
  BoundStatement share(LocalDate day, UUID run, GroupKind kind, int itsShare) {
    return share.bind(day, run, kind.text(), itsShare);
  }

  BoundStatement delete(LocalDate day, UUID run, GroupKind kind, int itsShare) {
    return delete.bind(day, run, kind.text(), itsShare);
  }

  static GroupDay groupDay(Row row, GroupKind kind) {
    return new GroupDay(
        new RollupGroup(kind, row.getString("name")),
        Channel.of(row.getString("channel")),
        completeness(row),
        new DayProfile(
            row.getInt("longest_interval"),
            row.getBigDecimal("sum_of_peaks"),
            row.getList("counts", Long.class),
            row.getList("sums", BigDecimal.class),
            row.getList("mins", BigDecimal.class),
            row.getList("maxs", BigDecimal.class)));
  }

  private static GroupCompleteness completeness(Row row) {
    Map<Quality, Long> byQuality = new TreeMap<>();
    row.getMap("by_quality", String.class, Long.class)
        .forEach((text, count) -> byQuality.put(Quality.parse(text), count));
    Map<Finding, Long> findings = new EnumMap<>(Finding.class);
    row.getMap("findings", String.class, Long.class)
        .forEach((text, count) -> findings.put(Finding.parse(text), count));
    return new GroupCompleteness(
        row.getLong("series"),
        row.getLong("complete"),
        row.getLong("expected"),
        row.getLong("present"),
        byQuality,
        findings);
  }

  private static Map<String, Long> qualityTexts(Map<Quality, Long> counts) {
    Map<String, Long> texts = new HashMap<>();
    counts.forEach((quality, count) -> texts.put(quality.text(), count));
    return texts;
  }

  private static Map<String, Long> findingTexts(Map<Finding, Long> counts) {
    Map<String, Long> texts = new HashMap<>();
    counts.forEach((finding, count) -> texts.put(finding.text(), count));
    return texts;
  }
}
