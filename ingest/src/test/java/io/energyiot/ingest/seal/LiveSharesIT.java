package io.energyiot.ingest.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.bulk.process.BulkProcess;
import io.energyiot.bulk.process.NodeJmx;
import io.energyiot.bulk.process.ScanMode;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.cassandra.CassandraSettings;
import io.energyiot.store.live.KeyDigest;
import io.energyiot.store.live.LiveBlocks;
import io.energyiot.store.live.LiveWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day is sealed into the same day blocks, whether its live blocks are read by CQL or not. */
class LiveSharesIT {
  private static final long DAY = 20_500;
  private static final long NOON = DAY * 86_400_000 + 43_200_000;
  private static final Duration GRACE = Duration.ofMillis(300);
  private static final int METERS = 300;

  @BeforeAll
  static void start() {
    TestServers.start(Service.CASSANDRA);
  }

  private static LiveScanSettings by(ScanMode mode) {
    return LiveScanSettings.from(
        TestServers.storeSettings().with(Map.of("seal.scan", mode.name().toLowerCase(Locale.ROOT))),
        TestServers.system()::sstableReader);
  }

  private static EnergyStore open(String name) {
    CassandraSettings settings =
        CassandraSettings.from(
            TestServers.storeSettings().with(Map.of("cassandra.keyspace", TestServers.own(name))));
    return EnergyStore.open(settings, Optional.of(StorageZone.UTC));
  }

  /** A block of one quarter hour. */
  private static DayBlock block(int meter, String channel, int quarter, int value, long learned) {
    ReadingsBuilder readings = new ReadingsBuilder(1);
    readings.add(DAY * 86_400_000 + quarter * 900_000L, 900, value, 3, Quality.ACTUAL);
    return new DayBlock(
        new Series("meter-" + meter, Channel.of(channel)),
        DAY,
        new Version(NOON + learned, meter),
        new BlockEncoder().encode(readings.build()));
  }

  private static void write(EnergyStore store, List<DayBlock> blocks) {
    LiveWriter writer = store.liveBlocks().writer();
    blocks.forEach(writer::write);
    writer.flush();
  }

  /** Quarters of many meters, some of them corrected, with more than one file of them on disk. */
  private static void stream(EnergyStore store) {
    for (int quarter = 0; quarter < 8; quarter++) {
      List<DayBlock> blocks = new ArrayList<>();
      for (int meter = 0; meter < METERS; meter++) {
        blocks.add(block(meter, "KWH", quarter, meter + quarter, quarter));
        if (meter % 7 == 0) {
          blocks.add(block(meter, "KWH", quarter, 5, 50 - quarter));
          blocks.add(block(meter, "KWH_EXPORT", quarter, 1, quarter));
        }
      }
      write(store, blocks);
      if (quarter == 3) {
        flush(store);
      }
    }
    write(store, List.of(block(METERS, "V", 0, 9, 0))); // a series with one block
  }

  /** A look has Cassandra write down what it has in memory. */
  private static void flush(EnergyStore store) {
    try (LiveShares shares = LiveShares.of(store.liveBlocks(), by(ScanMode.SSTABLE), DAY)) {
      shares.look();
    }
  }

  private static List<String> dayBlocks(EnergyStore store) {
    return store
        .session()
        .execute(
            "SELECT device_id, year, channel, day, version, sequence, block, WRITETIME(block)"
                + " FROM day_block")
        .all()
        .stream()
        .map(row -> row.getFormattedContents())
        .sorted()
        .toList();
  }

  private static long liveBlocks(EnergyStore store) {
    return store.session().execute("SELECT count(*) FROM live_block").one().getLong(0);
  }

  private static List<ProcessHandle> readers() {
    return ProcessHandle.current()
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains(BulkProcess.MAIN))
        .toList();
  }

  private static void killReaders() {
    List<ProcessHandle> readers = readers();
    assertThat(readers).hasSize(1);
    readers.forEach(ProcessHandle::destroyForcibly);
    readers.forEach(each -> each.onExit().join());
  }

  private static List<String> sealedByCql(String name) {
    try (EnergyStore store = open(name)) {
      stream(store);
      new Sealing(store, GRACE, LiveScanSettings.BY_CQL).seal(DAY, Sealing.Progress.SILENT);
      return dayBlocks(store);
    }
  }

  @Test
  void bothWaysMakeTheSameDayBlocks() {
    List<String> byCql = sealedByCql("by_cql");
    try (EnergyStore store = open("by_sstables")) {
      stream(store);
      long live = liveBlocks(store);
      List<Integer> reading = new ArrayList<>();
      Sealing.Done done =
          new Sealing(store, GRACE, by(ScanMode.SSTABLE))
              .seal(DAY, (folded, of) -> reading.add(readers().size()));

      assertThat(dayBlocks(store)).isEqualTo(byCql).hasSizeGreaterThan(METERS);
      assertThat(done.liveBlocks()).isEqualTo(live);
      assertThat(done.late()).isZero();
      assertThat(liveBlocks(store)).isZero();
      assertThat(reading).hasSize(64).containsOnly(1);
      assertThat(readers()).isEmpty();
    }
  }

  @Test
  void aReaderThatIsKilledLosesNothing() {
    List<String> byCql = sealedByCql("killed_by_cql");
    try (EnergyStore store = open("killed")) {
      stream(store);
      Sealing.Done done =
          new Sealing(store, GRACE, by(ScanMode.SSTABLE))
              .seal(
                  DAY,
                  (folded, of) -> {
                    if (folded == 10) {
                      killReaders();
                    }
                  });

      assertThat(dayBlocks(store)).isEqualTo(byCql);
      assertThat(done.late()).isZero();
      assertThat(liveBlocks(store)).isZero();
    }
  }

  @Test
  void whatComesBetweenTheFoldAndTheSecondLookIsKept() {
    try (EnergyStore store = open("late")) {
      stream(store);
      long live = liveBlocks(store);
      List<DayBlock> late =
          IntStream.range(0, 40).mapToObj(meter -> block(meter, "KWH", 20, meter, 99)).toList();
      Sealing.Done done =
          new Sealing(store, GRACE, by(ScanMode.SSTABLE))
              .seal(
                  DAY,
                  (folded, of) -> {
                    if (folded == of) {
                      write(store, late);
                    }
                  });

      assertThat(done.liveBlocks()).isEqualTo(live);
      assertThat(done.late()).isEqualTo(40);
      assertThat(liveBlocks(store)).isZero();
      for (DayBlock each : late) {
        assertThat(store.readings().read(each.series(), DAY, DAY).size()).isEqualTo(9);
      }
    }
  }

  @Test
  void aShareHasTheBlocksOfItsLookUntilTheProcessIsGone() {
    try (EnergyStore store = open("looks")) {
      stream(store);
      LiveBlocks blocks = store.liveBlocks();
      try (LiveShares shares = LiveShares.of(blocks, by(ScanMode.SSTABLE), DAY)) {
        shares.look();
        long before = count(shares);
        assertThat(before).isEqualTo(liveBlocks(store));
        assertThat(sameKeys(shares, blocks)).isEqualTo(64);

        write(store, List.of(block(3, "KWH", 30, 1, 60)));
        assertThat(count(shares)).isEqualTo(before);
        assertThat(sameKeys(shares, blocks)).isEqualTo(63);

        shares.look();
        assertThat(count(shares)).isEqualTo(before + 1);
        store.liveBlocks().delete(DAY, 5, System.currentTimeMillis() * 1_000);
        shares.look();
        assertThat(count(shares)).isEqualTo(liveBlocks(store)).isLessThan(before);

        write(store, List.of(block(3, "KWH", 31, 1, 61)));
        killReaders();
        assertThat(count(shares)).isEqualTo(liveBlocks(store));
        assertThat(sameKeys(shares, blocks)).isEqualTo(64);
      }
    }
  }

  private static long count(LiveShares shares) {
    long[] counted = new long[2];
    for (int share : LiveBlocks.shares().toArray()) {
      shares.forEachBlock(share, () -> counted[1] = 0, row -> counted[1]++);
      counted[0] += counted[1];
    }
    return counted[0];
  }

  /** The number of shares of which both have the same blocks, written at the same time. */
  private static long sameKeys(LiveShares shares, LiveBlocks blocks) {
    return LiveBlocks.shares()
        .filter(
            share -> {
              KeyDigest these = shares.keys(share);
              KeyDigest those = blocks.keys(DAY, share);
              return these.areThoseOf(those) && these.newest() == those.newest();
            })
        .count();
  }

  @Test
  void aSmallDayAndACassandraElsewhereAreReadByCql() {
    try (EnergyStore store = open("small")) {
      stream(store);
      try (LiveShares shares = LiveShares.of(store.liveBlocks(), by(ScanMode.AUTO), DAY)) {
        shares.look();
        assertThat(readers()).isEmpty();
        assertThat(count(shares)).isEqualTo(liveBlocks(store));
      }
      LiveScanSettings elsewhere =
          new LiveScanSettings(ScanMode.SSTABLE, new NodeJmx(0, null), List::of);
      try (LiveShares shares = LiveShares.of(store.liveBlocks(), elsewhere, DAY)) {
        shares.look();
        assertThat(count(shares)).isEqualTo(liveBlocks(store));
      }
      assertThat(store.liveBlocks().hasAtLeast(2, DAY, 0)).isTrue();
      assertThat(store.liveBlocks().hasAtLeast(1_000_000, DAY, 0)).isFalse();
    }
  }
}
