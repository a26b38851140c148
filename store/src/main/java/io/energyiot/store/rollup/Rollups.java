package io.energyiot.store.rollup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.Channel;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.AllRows;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.StatementSender;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.FoundDevice;
import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.GroupDevices;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import io.energyiot.store.rollup.group.TopDevice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The results of rollups. The results of a day are written under the id of a new run; its receipt
 * then replaces that of the run before. So a run that does not end changes nothing. Safe for use by
 * many threads. Methods that wait throw {@link EnergyException} with {@link
 * ErrorCode#CASSANDRA_UNAVAILABLE}; futures fail with the driver's exceptions.
 */
public final class Rollups {
  /** How long replaced results are kept; longer than a run or an answer takes. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final int DELETES_IN_FLIGHT = 32;
  private static final String READING = "reading results of a rollup";
  private static final String DELETING = "deleting results of a rollup";

  private final CqlSession session;
  private final RollupTables tables;

  /** Creates the tables if they are not there. */
  public Rollups(CqlSession session) {
    this.session = session;
    this.tables = RollupTables.of(session);
  }

  /** Reads the receipts from the first to the last day, in order; not every day has one. */
  public List<RollupReceipt> receipts(LocalDate first, LocalDate last) {
    return Cassandra.await(
        READING,
        inOrder(
            IntStream.rangeClosed(first.getYear(), last.getYear())
                .mapToObj(year -> tables.rollup().select(year, first, last))
                .map(year -> rows(year, RollupTable::receipt).thenApply(Rollups::oldestFirst))
                .toList()));
  }

  private static List<RollupReceipt> oldestFirst(List<RollupReceipt> newestFirst) {
    return IntStream.range(0, newestFirst.size())
        .mapToObj(i -> newestFirst.get(newestFirst.size() - 1 - i))
        .toList();
  }

  /** Begins to read a group's day; empty if the rollup found no readings of it. */
  public CompletableFuture<Optional<GroupDay>> groupDay(
      RollupReceipt receipt, RollupGroup group, Channel channel) {
    return rows(
            tables.profile().one(receipt.day(), receipt.run(), group, channel),
            row -> RollupProfileTable.groupDay(row, group.kind()))
        .thenApply(found -> found.stream().findFirst());
  }

  /** Begins to read the day of all groups of a kind, in no order. */
  public CompletableFuture<List<GroupDay>> groupDays(RollupReceipt receipt, GroupKind kind) {
    return inOrder(
        shares(kind)
            .mapToObj(share -> tables.profile().share(receipt.day(), receipt.run(), kind, share))
            .map(share -> rows(share, row -> RollupProfileTable.groupDay(row, kind)))
            .toList());
  }

  /** Begins to read how many devices the groups of a kind have, in no order. */
  public CompletableFuture<List<GroupDevices>> groupDevices(RollupReceipt receipt, GroupKind kind) {
    return inOrder(
        shares(kind)
            .mapToObj(share -> tables.devices().share(receipt.day(), receipt.run(), kind, share))
            .map(share -> rows(share, row -> RollupDevicesTable.groupDevices(row, kind)))
            .toList());
  }

  /** Begins to read whether the device registry had the group, even if it is empty by now. */
  public CompletableFuture<Boolean> hasGroup(RollupReceipt receipt, RollupGroup group) {
    return rows(tables.devices().one(receipt.day(), receipt.run(), group), Function.identity())
        .thenApply(found -> !found.isEmpty());
  }

  /** Begins to read the names of the first groups of a kind, in order. */
  public CompletableFuture<List<String>> groupNames(
      RollupReceipt receipt, GroupKind kind, int max) {
    return inOrder(
            shares(kind)
                .mapToObj(
                    share -> tables.devices().names(receipt.day(), receipt.run(), kind, share, max))
                .map(share -> rows(share, row -> row.getString(0)))
                .toList())
        .thenApply(names -> names.stream().sorted().limit(max).toList());
  }

  /**
   * Begins to read the devices of a group with the largest sums.
   *
   * @param max how many, up to {@link GroupKind#maxTop}
   */
  public CompletableFuture<List<TopDevice>> top(
      RollupReceipt receipt, RollupGroup group, Channel channel, int max) {
    return rows(
        tables.top().select(receipt.day(), receipt.run(), group, channel, max),
        RollupTopTable::topDevice);
  }

  /**
   * Begins to read meters with a finding, in order of device and channel. The list ends with the
   * last channel of a device, so the next page, which begins after a device, misses none.
   *
   * @param after the device after which to begin; empty for the beginning
   * @param max how many; there are more only if the last device has further channels
   */
  public CompletableFuture<List<FoundDevice>> found(
      RollupReceipt receipt, Finding finding, String after, int max) {
    return rows(
            tables.finding().select(receipt.day(), receipt.run(), finding, after, max),
            RollupFindingTable::foundDevice)
        .thenCompose(
            found ->
                found.size() < max
                    ? CompletableFuture.completedFuture(found)
                    : withLeft(receipt, finding, found));
  }

  private CompletableFuture<List<FoundDevice>> withLeft(
      RollupReceipt receipt, Finding finding, List<FoundDevice> found) {
    FoundDevice last = found.get(found.size() - 1);
    return rows(
            tables.finding().left(receipt.day(), receipt.run(), finding, last),
            RollupFindingTable::foundDevice)
        .thenApply(left -> Stream.concat(found.stream(), left.stream()).toList());
  }

  /** Begins to read the last scheduled rollup; empty if there never was one. */
  public CompletableFuture<Optional<ScheduledRollup>> scheduled() {
    return rows(tables.scheduled().select(), ScheduledRollupTable::scheduled)
        .thenApply(found -> found.stream().findFirst());
  }

  /** Stores the scheduled rollup, in place of the one before. */
  public void scheduled(ScheduledRollup rollup) {
    execute("keeping what is scheduled", tables.scheduled().insert(rollup));
  }

  /** Returns a writer of results, for one thread. */
  public RollupWriter writer(LocalDate day, UUID run) {
    return new RollupWriter(session, tables, day, run);
  }

  /** Records a run before it writes results, so that they are deleted if it is killed. */
  public void begin(LocalDate day, UUID run) {
    execute("beginning a rollup", tables.run().insert(run, day, Instant.now()));
  }

  /**
   * Deletes the results of runs that began or were replaced a day ago and are not served. By then,
   * nothing reads or writes them.
   */
  public void discardOld() {
    Instant old = Instant.now().minus(KEPT);
    for (Row run : Cassandra.await(READING, rows(tables.run().select(), Function.identity()))) {
      if (run.getInstant(2).isBefore(old)) {
        discardUnlessServed(run.getLocalDate(1), run.getUuid(0));
      }
    }
  }

  private void discardUnlessServed(LocalDate day, UUID run) {
    if (receipts(day, day).stream().noneMatch(r -> r.run().equals(run))) {
      discard(day, run);
    } else {
      execute("ending a rollup", tables.run().delete(run));
    }
  }

  /**
   * Serves the results of a run instead of those before. {@link #discardOld} deletes the old ones
   * later, since they may still be read.
   */
  public void publish(RollupReceipt receipt) {
    receipts(receipt.day(), receipt.day())
        .forEach(
            before -> begin(before.day(), before.run())); // recorded before its receipt is replaced
    execute("publishing a rollup", tables.rollup().insert(receipt));
  }

  /** Deletes the results of a run that are not served. */
  public void discard(LocalDate day, UUID run) {
    List<BoundStatement> deletes = new ArrayList<>();
    for (GroupKind kind : GroupKind.values()) {
      shares(kind)
          .forEach(
              share -> {
                deletes.add(tables.profile().delete(day, run, kind, share));
                deletes.add(tables.devices().delete(day, run, kind, share));
                deletes.add(tables.top().delete(day, run, kind, share));
              });
    }
    for (Finding finding : Finding.values()) {
      deletes.add(tables.finding().delete(day, run, finding));
    }
    for (int share = 0; share < DeviceUsageTable.SHARES; share++) {
      deletes.add(tables.deviceUsage().delete(day, run, share));
    }
    deletes.add(tables.run().delete(run)); // last, so that this is repeated if it is killed
    deletes.forEach(delete -> execute(DELETING, delete));
  }

  /**
   * Deletes a device from the results of all runs, served or not. Sums of groups stay as they are.
   */
  public void erase(String deviceId) {
    StatementSender deletes = new StatementSender(session, DELETES_IN_FLIGHT, DELETING);
    Cassandra.await(READING, rows(tables.top().ofDevice(deviceId), tables.top()::delete))
        .forEach(deletes::send);
    Cassandra.await(READING, rows(tables.finding().ofDevice(deviceId), tables.finding()::delete))
        .forEach(deletes::send);
    Cassandra.await(READING, rows(tables.rollup().runs(), tables.deviceUsage().ofDevice(deviceId)))
        .forEach(deletes::send);
    Cassandra.await(READING, rows(tables.run().select(), tables.deviceUsage().ofDevice(deviceId)))
        .forEach(deletes::send);
    deletes.await();
  }

  /**
   * Deletes what names devices in the served results of some days: lists of the devices with the
   * largest sums, findings, and the usage of devices. Sums of groups stay as they are.
   */
  public void forgetDevices(LocalDate first, LocalDate last) {
    StatementSender deletes = new StatementSender(session, DELETES_IN_FLIGHT, DELETING);
    for (RollupReceipt receipt : receipts(first, last)) {
      LocalDate day = receipt.day();
      for (GroupKind kind : GroupKind.values()) {
        shares(kind)
            .forEach(share -> deletes.send(tables.top().delete(day, receipt.run(), kind, share)));
      }
      for (Finding finding : Finding.values()) {
        deletes.send(tables.finding().delete(day, receipt.run(), finding));
      }
      for (int share = 0; share < DeviceUsageTable.SHARES; share++) {
        deletes.send(tables.deviceUsage().delete(day, receipt.run(), share));
      }
    }
    deletes.await();
  }

  private static IntStream shares(GroupKind kind) {
    return kind == GroupKind.ALL
        ? IntStream.of(RollupGroup.ALL.share())
        : IntStream.range(0, RollupGroup.SHARES);
  }

  private void execute(String doing, BoundStatement statement) {
    Cassandra.await(doing, session.executeAsync(statement).toCompletableFuture());
  }

  private <T> CompletableFuture<List<T>> rows(BoundStatement question, Function<Row, T> each) {
    return AllRows.read(session, question, each);
  }

  private static <T> CompletableFuture<List<T>> inOrder(List<CompletableFuture<List<T>>> parts) {
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .thenApply(done -> parts.stream().flatMap(part -> part.join().stream()).toList());
  }
}
