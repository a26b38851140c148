package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.TraceEvent;
import io.energyiot.bulk.process.NodeJmx;
import io.energyiot.load.retention.RetentionRun;
import io.energyiot.load.write.SstableNode;
import io.energyiot.model.StorageZone;
import io.energyiot.model.config.Settings;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.retention.ExpiredYear;
import io.energyiot.store.retention.RetentionPolicies;
import io.energyiot.store.retention.RetentionReceipt;
import io.energyiot.store.retention.RetentionReceipts;
import io.energyiot.store.retention.RetentionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Days that no policy keeps are deleted, and nothing else. */
class RetentionIT {
  private static final StorageZone BERLIN = new StorageZone(ZoneId.of("Europe/Berlin"));
  private static final int DEVICES = 20;

  private static final RetentionPolicies THREE_YEARS =
      RetentionPolicies.from(
          Settings.of(
              Map.of(
                  "retention.energy.channels", "KWH",
                  "retention.energy.keep", "P3Y-after-calendar-year"),
              "test"));

  @TempDir private static Path folder;

  private static int thisYear() {
    return LocalDate.now(BERLIN.id()).getYear();
  }

  private static RetentionRun run(Keyspace keyspace, boolean sstables, List<Double> told) {
    return new RetentionRun(
        keyspace.store(),
        sstables ? Optional.of(Keyspace.node()) : Optional.empty(),
        folder.resolve("retention"),
        THREE_YEARS,
        now -> told.add(now.percent()));
  }

  private static RetentionReceipt delete(Keyspace keyspace, boolean sstables) {
    return run(keyspace, sstables, new ArrayList<>()).delete();
  }

  private static RetentionReceipt count(Keyspace keyspace) {
    return run(keyspace, true, new ArrayList<>()).count();
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      for (int year = thisYear() - 4; year <= thisYear(); year++) {
        for (String day : List.of("01-01", "06-30", "12-31")) {
          for (String channel : List.of("KWH", "KWH_EXPORT")) {
            lines.add("M%d,%d-%s 12:00:00,%s,%d".formatted(device, year, day, channel, year));
          }
        }
      }
    }
    return lines;
  }

  /** Columns device, channel and day of all rows. */
  private static Set<String> days(Keyspace keyspace) {
    Set<String> days = new TreeSet<>();
    keyspace
        .store()
        .session()
        .execute("SELECT device_id, channel, day FROM day_block")
        .forEach(
            row -> days.add(row.getString(0) + " " + row.getString(1) + " " + row.getLocalDate(2)));
    return days;
  }

  private static LoadOptions local(Keyspace keyspace, LoadRoute route) {
    return keyspace.options(BERLIN.id(), route, LoadOptions.defaultMemory());
  }

  @ParameterizedTest
  @EnumSource(
      value = LoadRoute.class,
      names = {"CQL", "SSTABLE_IMPORT"})
  void fourYearsUnderAPolicyOfThree(LoadRoute route) throws Exception {
    boolean sstables = route == LoadRoute.SSTABLE_IMPORT;
    try (Keyspace keyspace =
        new Keyspace("retained_" + (sstables ? "sstables" : "cql"), folder, BERLIN)) {
      Path file = Files.write(folder.resolve(route.name() + ".csv"), lines());
      keyspace.load(file, local(keyspace, LoadRoute.SSTABLE_IMPORT));
      Set<String> before = days(keyspace);
      assertThat(before).hasSize(DEVICES * 5 * 3 * 2);

      RetentionReceipt counted = count(keyspace);
      assertThat(counted.dryRun()).isTrue();
      assertThat(counted.years())
          .singleElement()
          .satisfies(
              year -> {
                assertThat(year.channel()).isEqualTo("KWH");
                assertThat(year.year()).isEqualTo(thisYear() - 4);
                assertThat(year.seriesDays()).isEqualTo(DEVICES * 3);
                assertThat(year.bytes()).isPositive();
              });
      assertThat(counted.keptFrom())
          .containsOnly(Map.entry("KWH", LocalDate.of(thisYear() - 3, 1, 1)));
      assertThat(days(keyspace)).as("a dry run").isEqualTo(before);

      List<Double> told = new ArrayList<>();
      RetentionReceipt done = run(keyspace, sstables, told).delete();
      assertThat(told).isSorted().endsWith(100.0);
      assertThat(done.years()).isEqualTo(counted.years());
      assertThat(done.state()).isEqualTo(RetentionState.DONE);
      assertThat(done.route()).isEqualTo(route.text());
      Set<String> left = new TreeSet<>(before);
      left.removeIf(day -> day.contains(" KWH " + (thisYear() - 4)));
      assertThat(days(keyspace)).isEqualTo(left);

      assertThat(count(keyspace).years()).as("what is left to do").isEmpty();
      RetentionReceipts receipts = RetentionReceipts.of(keyspace.store().session());
      assertThat(receipts.mayHaveDeletedSince(done.started())).isTrue();
      assertThat(receipts.mayHaveDeletedSince(done.updated().plusMillis(1))).isFalse();
      RetentionReceipt again = delete(keyspace, sstables);
      assertThat(again.years()).isEmpty();
      assertThat(receipts.newest(5)).containsExactly(again, done);
    }
  }

  @Test
  void theYearEndsInTheStorageZone() throws Exception {
    try (Keyspace keyspace = new Keyspace("retained_zone", folder, BERLIN)) {
      // 23:00 in UTC is midnight in Berlin: the first is of the old year, the second of the new
      // one.
      Path file =
          Files.write(
              folder.resolve("edge.csv"),
              List.of(
                  "EDGE,%d-12-31 22:45:00,KWH,1".formatted(thisYear() - 4),
                  "EDGE,%d-12-31 23:00:00,KWH,2".formatted(thisYear() - 4)));
      keyspace.load(file);
      delete(keyspace, true);
      assertThat(
              keyspace.readings(
                  "EDGE",
                  "KWH",
                  LocalDate.of(thisYear() - 4, 12, 1),
                  LocalDate.of(thisYear() - 3, 2, 1)))
          .containsExactly("EDGE,KWH,%d-12-31T23:00:00Z,2,actual".formatted(thisYear() - 4));
    }
  }

  @Test
  void whatIsLoadedLaterIsStoredAndGoesWithTheNextRun() throws Exception {
    try (Keyspace keyspace = new Keyspace("retained_late", folder, BERLIN)) {
      String day = (thisYear() - 4) + "-05-01";
      Path file =
          Files.write(folder.resolve("late.csv"), List.of("LATE," + day + " 12:00:00,KWH,1"));
      keyspace.load(file);
      assertThat(delete(keyspace, true).seriesDays()).isEqualTo(1);
      assertThat(days(keyspace)).isEmpty();

      keyspace.load(file, keyspace.options().with(RepeatPolicy.AS_NEW));
      assertThat(days(keyspace)).containsExactly("LATE KWH " + day);
      assertThat(delete(keyspace, true).seriesDays()).isEqualTo(1);
      assertThat(days(keyspace)).isEmpty();
    }
  }

  @Test
  void theDiskIsFreedAndNoDeletionStays() throws Exception {
    try (Keyspace keyspace = new Keyspace("retained_disk", folder, BERLIN)) {
      List<String> lines = new ArrayList<>();
      for (int device = 0; device < 300; device++) {
        for (int day = 0; day < 300; day++) {
          LocalDate date = LocalDate.ofYearDay(thisYear() - 5 + day % 2, 1 + day);
          lines.add("D%d,%s 12:00:00,KWH,%d".formatted(device, date, device * day));
        }
        lines.add("D%d,%d-01-01 12:00:00,KWH,1".formatted(device, thisYear() - 1));
        lines.add("D%d,%d-01-01 12:00:00,KWH_EXPORT,1".formatted(device, thisYear() - 4));
      }
      Path file = Files.write(folder.resolve("disk.csv"), lines);
      keyspace.load(file, local(keyspace, LoadRoute.SSTABLE_IMPORT));
      try (Table table = Table.of(keyspace)) {
        long before = table.bytes();
        RetentionReceipt done = delete(keyspace, true);
        assertThat(done.years())
            .extracting(ExpiredYear::year)
            .containsExactly(thisYear() - 5, thisYear() - 4);
        assertThat(done.seriesDays()).isEqualTo(300 * 300);
        assertThat(keyspace.rows("day_block")).isEqualTo(600);
        assertThat(table.bytes()).isLessThan(before / 5);
        assertThat(table.deletions()).isZero();
        assertThat(trace(keyspace, "D7")).anyMatch(step -> step.contains(" and 0 tombstone"));
      }
    }
  }

  /** What Cassandra does to answer that a device has nothing in the first year. */
  private static List<String> trace(Keyspace keyspace, String device) {
    SimpleStatement question =
        SimpleStatement.newInstance(
                "SELECT day FROM day_block WHERE device_id = ? AND year = ?",
                device,
                thisYear() - 5)
            .setTracing(true);
    ResultSet answer = keyspace.store().session().execute(question);
    assertThat(answer.all()).isEmpty();
    return answer.getExecutionInfo().getQueryTrace().getEvents().stream()
        .map(TraceEvent::getActivity)
        .toList();
  }

  /** The table of day blocks, as the node sees it. */
  private record Table(JMXConnector node, String keyspace) implements AutoCloseable {
    static Table of(Keyspace keyspace) throws Exception {
      SstableNode node = Keyspace.node();
      return new Table(
          NodeJmx.of(node.jmxPort(), node.jmxPasswordFile()).connect(),
          keyspace.store().session().getKeyspace().orElseThrow().asInternal());
    }

    private Object ask(String type, String table, String rest, String attribute) throws Exception {
      String name = "%s,keyspace=%s,%s=day_block%s".formatted(type, keyspace, table, rest);
      return node.getMBeanServerConnection().getAttribute(new ObjectName(name), attribute);
    }

    long bytes() throws Exception {
      String type = "org.apache.cassandra.metrics:type=Table";
      return (long) ask(type, "scope", ",name=LiveDiskSpaceUsed", "Count");
    }

    /** The share of what a compaction could drop, as the deletions of retention. */
    double deletions() throws Exception {
      String type = "org.apache.cassandra.db:type=Tables";
      return (double) ask(type, "table", "", "DroppableTombstoneRatio");
    }

    @Override
    public void close() throws IOException {
      node.close();
    }
  }
}
