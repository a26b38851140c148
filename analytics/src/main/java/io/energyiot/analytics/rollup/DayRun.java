package io.energyiot.analytics.rollup;

import io.energyiot.analytics.scan.FleetScan;
import io.energyiot.analytics.scan.NameFilter;
import io.energyiot.analytics.scan.ScanQuestion;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.model.Channel;
import io.energyiot.model.device.Device;
import io.energyiot.store.block.TokenRange;
import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.RollupWriter;
import io.energyiot.store.rollup.Rollups;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.FoundDevice;
import io.energyiot.store.rollup.group.GroupCompleteness;
import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.GroupDevices;
import io.energyiot.store.rollup.group.RollupGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.roaringbitmap.RoaringBitmap;
import scala.Tuple2;

/** Computes one day of all meters. */
final class DayRun {
  /** How many silent meters are listed at most; all are counted. */
  private static final int MAX_SILENT = 100_000;

  /** An erasure may still be deleting for so long after its instant. */
  private static final Duration ERASING = Duration.ofMinutes(1);

  /** Pieces in which the device registry is read. */
  private static final int PIECES = 16;

  private final JavaSparkContext spark;
  private final StoreAccess access;
  private final LocalDate day;
  private final boolean withDevices;
  private final Rollups rollups;
  private final UUID run = UUID.randomUUID();

  /**
   * @param withDevices whether each device's usage is written too
   */
  DayRun(JavaSparkContext spark, StoreAccess access, LocalDate day, boolean withDevices) {
    this.spark = spark;
    this.access = access;
    this.day = day;
    this.withDevices = withDevices;
    this.rollups = access.store().rollups();
  }

  /** Computes the day, and puts it in the place of what was computed of it before. */
  RollupReceipt run() {
    Instant asOf = access.store().clock().instant();
    rollups.begin(day, run);
    RollupReceipt receipt = null;
    try {
      receipt = compute(asOf);
      // Erased meanwhile: from now on an erasure finds all that this run has written.
      long since = asOf.minus(ERASING).toEpochMilli();
      access.store().erasures().after(since).forEach(rollups::erase);
    } finally {
      if (receipt == null) {
        rollups.discard(day, run);
      }
    }
    rollups.publish(receipt); // if this fails it may have been done, so nothing is deleted
    return receipt;
  }

  private RollupReceipt compute(Instant asOf) {
    long began = System.nanoTime();
    RegisteredDevices registry = registry();
    SeenDevices seen = new SeenDevices();
    spark.sc().register(seen, "devices seen");
    JavaPairRDD<DayTallies.Key, GroupTally> groups = groups(registry, seen);
    writeGroups(groups);
    List<GroupCompleteness> whole =
        groups
            .filter(each -> each._1().group().equals(RollupGroup.ALL))
            .values()
            .map(GroupTally::completeness)
            .collect();
    GroupDevices devices = writeDevices(registry, seen.value());
    return new RollupReceipt(
        day,
        run,
        asOf,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
        whole.stream().mapToLong(GroupCompleteness::series).sum(),
        whole.stream()
            .flatMap(each -> each.byQuality().values().stream())
            .mapToLong(Long::longValue)
            .sum(),
        devices.registered(),
        devices.reporting());
  }

  private RegisteredDevices registry() {
    Stream<Iterable<Device>> pieces =
        TokenRange.ring(PIECES).stream().map(range -> () -> access.store().devices().scan(range));
    return RegisteredDevices.of(
        pieces.flatMap(piece -> StreamSupport.stream(piece.spliterator(), false)).iterator(), day);
  }

  private JavaPairRDD<DayTallies.Key, GroupTally> groups(
      RegisteredDevices registry, SeenDevices seen) {
    long first = day.toEpochDay();
    DayTallies tallies =
        new DayTallies(access, day, run, withDevices, spark.broadcast(registry), seen);
    ScanQuestion question = new ScanQuestion(first, first, NameFilter.ALL, NameFilter.ALL);
    return JavaPairRDD.fromJavaRDD(new FleetScan(spark, access).map(question, tallies))
        .reduceByKey(GroupTally::add);
  }

  private void writeGroups(JavaPairRDD<DayTallies.Key, GroupTally> groups) {
    StoreAccess at = access;
    LocalDate itsDay = day;
    UUID itsRun = run;
    groups.foreachPartition(
        part -> {
          RollupWriter writer = at.store().rollups().writer(itsDay, itsRun);
          part.forEachRemaining(each -> write(each, writer));
          writer.flush();
        });
  }

  private static void write(Tuple2<DayTallies.Key, GroupTally> each, RollupWriter writer) {
    RollupGroup group = each._1().group();
    Channel channel = Channel.of(each._1().channel());
    GroupTally tally = each._2();
    writer.write(new GroupDay(group, channel, tally.completeness(), tally.profile()));
    writer.write(group, channel, tally.top());
  }

  private GroupDevices writeDevices(RegisteredDevices registry, RoaringBitmap seen) {
    RollupWriter writer = rollups.writer(day, run);
    List<GroupDevices> all = registry.devices(seen);
    all.forEach(writer::write);
    registry.silent(seen).stream()
        .limit(MAX_SILENT)
        .forEach(device -> writer.write(Finding.SILENT, new FoundDevice(registry.id(device), "")));
    writer.flush();
    return all.stream()
        .filter(devices -> devices.group().equals(RollupGroup.ALL))
        .findFirst()
        .orElseThrow();
  }
}
