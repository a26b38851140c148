package io.energyiot.analytics.scan;

import io.energyiot.bulk.process.SstableScan;
import io.energyiot.model.Channel;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.TokenRange;
import io.energyiot.store.deployment.Reaches;
import io.energyiot.store.live.DayStates;
import io.energyiot.store.live.LiveBlock;
import io.energyiot.store.live.LiveBlocks;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Reads the blocks of all meters. Days that are sealed, or were never streamed, are merged where
 * they are read, since all blocks of a series and day lie together. Live blocks lie elsewhere, so
 * days that have some are brought together first. The same goes for channels whose readings reach
 * out of their days, which are brought together with the days beside them.
 */
public final class FleetScan {
  /** Tasks for each processor: enough that none waits long for the last task of another. */
  private static final int TASKS = 8;

  private static final int DEVICES_IN_TASK = 100;

  private final JavaSparkContext spark;
  private final StoreAccess access;

  /** One by {@code spark}, of the store that {@code access} opens. */
  public FleetScan(JavaSparkContext spark, StoreAccess access) {
    this.spark = spark;
    this.access = access;
  }

  /** The whole ring in as many pieces as there are to be tasks. */
  public static JavaRDD<TokenRange> ring(JavaSparkContext spark) {
    int pieces = TASKS * spark.defaultParallelism();
    return spark.parallelize(TokenRange.ring(pieces), pieces);
  }

  /** Turns a part of the days into results. */
  @FunctionalInterface
  public interface PartFunction<T> extends Serializable {
    /** Takes the days of a part, each series and day once, in no order. */
    Iterator<T> of(Iterator<SeriesDay> days);
  }

  /** The store. */
  public EnergyStore store() {
    return access.store();
  }

  /**
   * Applies {@code function} to all that is asked for. A day that is sealed while its live blocks
   * are read fails with {@link ErrorCode#OVERLOADED}; nothing can be missed silently.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public <T> JavaRDD<T> map(ScanQuestion question, PartFunction<T> function) {
    if (question.firstDay() > question.lastDay()) {
      return spark.emptyRDD();
    }
    Plan plan = plan(question);
    StoreAccess at = access;
    JavaRDD<T> settled =
        settled(plan)
            .map(block -> new PlacedBlock(block.day(), block))
            .mapPartitions(blocks -> function.of(new SeriesDays(blocks, at.store().zone())));
    int parts = TASKS * spark.defaultParallelism();
    boolean isNone = plan.live().isEmpty() && plan.far().isEmpty();
    return isNone ? settled : settled.union(inOrder(moved(plan), parts, function));
  }

  /**
   * Like {@link #map}, but in {@code parts} parts, each with its days in order of day, device and
   * channel. This moves all blocks, packed as they are.
   */
  public <T> JavaRDD<T> mapInOrder(ScanQuestion question, int parts, PartFunction<T> function) {
    if (question.firstDay() > question.lastDay()) {
      return spark.emptyRDD();
    }
    Plan plan = plan(question);
    JavaRDD<MovedBlock> settled = settled(plan).map(MovedBlock::of);
    return inOrder(settled.union(moved(plan)), parts, function);
  }

  /**
   * What was found out before reading.
   *
   * @param far the channels that are asked for and whose readings reach out of their days
   * @param around the days that have live blocks, and that are asked for or matter to these
   * @param sstables all rows of all days, opened once; empty if CQL reads them
   */
  private record Plan(
      ScanQuestion question,
      FarChannels far,
      SortedSet<Long> around,
      Optional<SstableScan> sstables) {
    /** The days that are asked for and have live blocks. */
    SortedSet<Long> live() {
      return around.stream()
          .filter(question::hasDay)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * The order matters: a day that is sealed after its state was read is found among live blocks.
   */
  private Plan plan(ScanQuestion question) {
    FarChannels far = far(question);
    SortedSet<Long> around = live(far.around(question));
    Optional<SstableScan> sstables =
        question.devices().all() ? SstableScans.open(access, question) : Optional.empty();
    return new Plan(question, far, around, sstables);
  }

  /** The channels that are asked for and whose readings reach out of their days. */
  private FarChannels far(ScanQuestion question) {
    Map<String, Integer> reaches =
        new HashMap<>(
            access
                .store()
                .dayBlocks()
                .reaches()
                .within(0)
                .far(question.firstDay(), question.lastDay()));
    int others = Optional.ofNullable(reaches.remove(Reaches.OTHERS)).orElse(0);
    reaches.keySet().removeIf(name -> !question.channels().has(name));
    return new FarChannels(reaches, others);
  }

  /** The blocks of days without live ones, of channels that are not far. */
  private JavaRDD<DayBlock> settled(Plan plan) {
    return blocks(plan.question(), plan.sstables(), plan.live(), false, plan.far());
  }

  /** What can't be merged where it is read. */
  private JavaRDD<MovedBlock> moved(Plan plan) {
    JavaRDD<MovedBlock> open = plan.live().isEmpty() ? spark.emptyRDD() : open(plan);
    return plan.far().isEmpty() ? open : open.union(reaching(plan));
  }

  /** The blocks of channels whose readings reach out of their days, for each day they bear on. */
  private JavaRDD<MovedBlock> reaching(Plan plan) {
    FarChannels far = plan.far();
    ScanQuestion question = plan.question();
    ScanQuestion around = far.around(question);
    FarChannels none = new FarChannels(Map.of(), 0);
    SortedSet<Long> live = plan.around();
    StoreAccess at = access;
    return blocks(around, plan.sstables(), Set.of(), false, none)
        .map(MovedBlock::of)
        .union(live.isEmpty() ? spark.emptyRDD() : liveBlocks(around, live))
        .filter(block -> far.has(block.channel()))
        .flatMap(block -> far.places(block, question, at.store().zone()).iterator());
  }

  /** The days of a question that have live blocks. */
  private SortedSet<Long> live(ScanQuestion question) {
    DayStates.Snapshot states = access.store().dayStates().within(0);
    return states.states().keySet().stream()
        .filter(day -> question.hasDay(day) && states.needsLiveBlocks(day))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All blocks of the days with live ones, of channels that are not far. */
  private JavaRDD<MovedBlock> open(Plan plan) {
    SortedSet<Long> live = plan.live();
    FarChannels far = plan.far();
    ScanQuestion days = plan.question().from(live.first()).until(live.last());
    return blocks(days, plan.sstables(), live, true, far)
        .map(MovedBlock::of)
        .union(liveBlocks(days, live).filter(block -> !far.has(block.channel())));
  }

  private <T> JavaRDD<T> inOrder(JavaRDD<MovedBlock> blocks, int parts, PartFunction<T> function) {
    StoreAccess at = access;
    return blocks
        .keyBy(MovedBlock::key)
        .repartitionAndSortWithinPartitions(new HashPartitioner(parts))
        .values()
        .map(MovedBlock::toPlacedBlock)
        .mapPartitions(sorted -> function.of(new SeriesDays(sorted, at.store().zone())));
  }

  /**
   * The day blocks that are asked for.
   *
   * @param wanted whether those of the {@code live} days, or all others
   * @param without channels that are left out
   */
  private JavaRDD<DayBlock> blocks(
      ScanQuestion question,
      Optional<SstableScan> sstables,
      Set<Long> live,
      boolean wanted,
      FarChannels without) {
    StoreAccess at = access;
    Set<Long> days = Set.copyOf(live);
    JavaRDD<DayBlock> all =
        question.devices().all()
            ? ofRing(question, sstables, without)
            : devices(question).flatMap(id -> ofDevice(at.store(), id, question));
    if (!wanted && days.isEmpty() && question.channels().all() && without.isEmpty()) {
      return all;
    }
    return all.filter(
        block ->
            days.contains(block.day()) == wanted
                && question.channels().has(block.series().channel().name())
                && !without.has(block.series().channel().name()));
  }

  private JavaRDD<DayBlock> ofRing(
      ScanQuestion question, Optional<SstableScan> sstables, FarChannels without) {
    NameFilter channels =
        channels(question).map(all -> NameFilter.of(without(all, without))).orElse(NameFilter.ALL);
    if (!channels.all() && channels.some().isEmpty()) {
      return spark.emptyRDD();
    }
    StoreAccess at = access;
    JavaRDD<TokenRange> ring = ring(spark);
    RingQuestion asked = new RingQuestion(channels, question.firstDay(), question.lastDay());
    return sstables
        .map(
            scan ->
                ring.flatMap(
                    r -> SstablePiece.of(scan, asked, r, part -> asked.byCql(at.store(), part))))
        .orElseGet(() -> ring.flatMap(r -> asked.byCql(at.store(), r)));
  }

  private static Set<String> without(List<String> channels, FarChannels far) {
    return channels.stream().filter(one -> !far.has(one)).collect(Collectors.toSet());
  }

  /** Those that are asked for, or else all that there are. */
  private Optional<List<String>> channels(ScanQuestion question) {
    return question.channels().all()
        ? access
            .store()
            .dayBlocks()
            .channelsOf(question.firstDay(), question.lastDay())
            .map(all -> all.stream().map(Channel::name).toList())
        : Optional.of(List.copyOf(question.channels().some()));
  }

  private JavaRDD<String> devices(ScanQuestion question) {
    List<String> ids = List.copyOf(question.devices().some());
    return spark.parallelize(ids, 1 + ids.size() / DEVICES_IN_TASK);
  }

  private static Iterator<DayBlock> ofDevice(EnergyStore store, String id, ScanQuestion question) {
    int first = StorageZone.yearOf(question.firstDay());
    int last = StorageZone.yearOf(question.lastDay());
    return store.dayBlocks().years().stream()
        .filter(year -> first <= year && year <= last)
        .flatMap(
            year -> {
              Iterable<DayBlock> blocks =
                  () -> store.dayBlocks().scan(id, year, question.firstDay(), question.lastDay());
              return StreamSupport.stream(blocks.spliterator(), false);
            })
        .iterator();
  }

  /** A share of a day's live blocks. */
  private record Share(long day, int bucket) implements Serializable {}

  private JavaRDD<MovedBlock> liveBlocks(ScanQuestion question, Set<Long> live) {
    StoreAccess at = access;
    List<Share> shares =
        live.stream()
            .flatMap(day -> LiveBlocks.shares().mapToObj(bucket -> new Share(day, bucket)))
            .toList();
    return spark
        .parallelize(shares, TASKS * spark.defaultParallelism())
        .flatMap(share -> ofShare(at.store(), share, question));
  }

  /** Live blocks are deleted only after a day does not need them any more. */
  private static Iterator<MovedBlock> ofShare(
      EnergyStore store, Share share, ScanQuestion question) {
    List<MovedBlock> found = new ArrayList<>();
    store
        .liveBlocks()
        .forEachBlock(share.day(), share.bucket(), each -> add(each, question, found));
    if (!store.dayStates().within(0).needsLiveBlocks(share.day())) {
      throw new EnergyException(
          ErrorCode.OVERLOADED,
          LocalDate.ofEpochDay(share.day()) + " was sealed while it was read; ask again");
    }
    return found.iterator();
  }

  private static void add(LiveBlock live, ScanQuestion question, List<MovedBlock> found) {
    if (question.devices().has(live.series().deviceId())
        && question.channels().has(live.series().channel().name())) {
      found.add(
          MovedBlock.of(
              new DayBlock(
                  live.series(),
                  live.block().day(),
                  live.block().version(),
                  live.block().block())));
    }
  }
}
