package io.energyiot.store.block;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.AllRows;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.RowScan;
import io.energyiot.store.deployment.Reaches;
import io.energyiot.store.deployment.StorageYears;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads and writes day blocks. Safe for use by many threads. */
public final class DayBlocks {
  private static final String READING = "reading day blocks";
  private static final int FEW_ROWS = 32;

  /** Later than any reading. */
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  /**
   * More than a year has, unless something came late. A page is in memory before its readings are
   * counted.
   */
  private static final int PAGE_ROWS = 400;

  private final CqlSession session;
  private final DayBlockTable table;
  private final StorageYears years;
  private final StorageZone zone;

  /**
   * Creates the tables if they are not there.
   *
   * @param zone the storage zone
   */
  public DayBlocks(CqlSession session, StorageZone zone) {
    this.session = session;
    this.zone = zone;
    this.table = new DayBlockTable(session);
    this.years = new StorageYears(session);
  }

  /** Returns the definition of the table, with its present options. */
  public TableDefinition definition() {
    return asking(() -> TableDefinition.of(session, DayBlockTable.NAME));
  }

  /**
   * Records a year and a channel before their rows are written without {@link #writer}.
   *
   * @param reach into how many days after its own any of the readings reaches
   */
  public void record(int year, Channel channel, int reach) {
    years.record(year, channel, reach);
  }

  /** Returns how far readings reach out of their days. */
  public Reaches reaches() {
    return years.reaches();
  }

  /** Returns a writer, for one thread. */
  public BlockWriter writer() {
    return new BlockWriter(session, table, years, zone);
  }

  /**
   * Begins to read the blocks of a series.
   *
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param lastDay the last day, itself included
   * @param max the largest number of readings of a year, each version counted
   * @return fails with {@link ErrorCode#TOO_LARGE} if there are more
   */
  public CompletableFuture<List<StoredBlock>> blocks(
      Series series, long firstDay, long lastDay, long max) {
    List<CompletableFuture<List<StoredBlock>>> years = new ArrayList<>();
    for (int year = StorageZone.yearOf(firstDay); year <= StorageZone.yearOf(lastDay); year++) {
      BoundStatement question = table.range(series, year, firstDay, lastDay);
      years.add(AllRows.read(session, question.setPageSize(PAGE_ROWS), new Allowance(max)));
    }
    return CompletableFuture.allOf(years.toArray(CompletableFuture[]::new))
        .thenApply(done -> years.stream().flatMap(year -> year.join().stream()).toList());
  }

  /**
   * Begins to read all blocks of a piece of the token ring. Blocks of a series and day are
   * consecutive, the newest first.
   *
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param lastDay the last day, itself included
   */
  public RowScan<DayBlock> scan(TokenRange range, long firstDay, long lastDay) {
    return scan(table.tokens(range, firstDay, lastDay));
  }

  /**
   * Does the same for some channels, which saves Cassandra from reading the other days of the year.
   *
   * @param channels by name
   */
  public RowScan<DayBlock> scan(
      TokenRange range, List<String> channels, long firstDay, long lastDay) {
    return scan(table.tokens(range, channels, firstDay, lastDay));
  }

  /**
   * Does the same for blocks that were learned in a span of time.
   *
   * @param firstVersion the start of the span
   * @param lastVersion the end of the span, itself included
   */
  public RowScan<DayBlock> scan(
      TokenRange range, long firstDay, long lastDay, Instant firstVersion, Instant lastVersion) {
    return scan(table.tokens(range, firstDay, lastDay, firstVersion, lastVersion));
  }

  /**
   * Begins to read the devices of a piece of the token ring that have a block on {@code firstDay}
   * or later, each once a year.
   *
   * @param channels those of these days, by name; empty if they are unknown
   * @param firstDay in the storage zone, days since 1970-01-01
   */
  public RowScan<String> devices(TokenRange range, Optional<List<String>> channels, long firstDay) {
    return new RowScan<>(
        session, table.devices(range, channels, firstDay), READING, row -> row.getString(0));
  }

  /** Returns what deletes single blocks, for one thread. */
  public BlockEraser eraser() {
    return new BlockEraser(session, table);
  }

  /** Returns what deletes days of series, for one thread. */
  public SpanEraser spanEraser() {
    return new SpanEraser(session, table);
  }

  private RowScan<DayBlock> scan(BoundStatement question) {
    return new RowScan<>(session, question, READING, DayBlockTable::dayBlock);
  }

  /**
   * Returns the channels that have readings on some days, perhaps with others; empty if they are
   * too many or unknown.
   *
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param lastDay the last day, itself included
   */
  public Optional<Set<Channel>> channelsOf(long firstDay, long lastDay) {
    return asking(() -> years.channels(StorageZone.yearOf(firstDay), StorageZone.yearOf(lastDay)));
  }

  /** Returns the names of the channels that have readings on some day or later, as above. */
  public Optional<List<String>> channelsSince(long firstDay) {
    return channelsOf(firstDay, LAST_DAY).map(found -> found.stream().map(Channel::name).toList());
  }

  /**
   * Begins to read all blocks that a device has in a year, in the order of {@link #scan(TokenRange,
   * long, long)}.
   *
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param lastDay the last day, itself included
   */
  public RowScan<DayBlock> scan(String deviceId, int year, long firstDay, long lastDay) {
    return scan(table.year(deviceId, year, firstDay, lastDay));
  }

  /** Takes blocks until they have more readings than allowed. For one question. */
  private static final class Allowance implements Function<Row, StoredBlock> {
    private long left;

    Allowance(long max) {
      left = max;
    }

    @Override
    public StoredBlock apply(Row row) {
      StoredBlock block = storedBlock(row);
      left -= block.readings();
      if (left < 0) {
        throw new EnergyException(
            ErrorCode.TOO_LARGE,
            "more is stored of this range than can be read at once; ask for it in parts");
      }
      return block;
    }
  }

  private static StoredBlock storedBlock(Row row) {
    Version version = new Version(row.getInstant(1).toEpochMilli(), row.getLong(2));
    return StoredBlock.of(row.getLocalDate(0).toEpochDay(), version, row.getByteBuffer(3));
  }

  /**
   * Returns the last day whose readings were known at an instant; empty if there is none.
   *
   * @param asOf milliseconds since 1970-01-01T00:00:00Z; {@link Version#NO_LIMIT} for now
   * @param since as in {@link #years}
   */
  public Optional<Long> newestDay(Series series, long asOf, long since) {
    return asking(
        () -> {
          for (int year : years.newestFirst(since)) {
            BoundStatement question =
                asOf == Version.NO_LIMIT
                    ? table.newestDay(series, year)
                    : table.wholeYear(series, year).setPageSize(FEW_ROWS);
            for (Row row : session.execute(question)) {
              if (asOf == Version.NO_LIMIT || storedBlock(row).isPartlyKnownAt(asOf)) {
                return Optional.of(row.getLocalDate(0).toEpochDay());
              }
            }
          }
          return Optional.empty();
        });
  }

  /** Returns the years that have readings, the newest first, at most half a second old. */
  public List<Integer> years() {
    return asking(() -> years.newestFirst());
  }

  /**
   * Does the same.
   *
   * @param since a time by {@link System#nanoTime}; the years were read later. Whoever knows that a
   *     day was sealed then sees its year
   */
  public List<Integer> years(long since) {
    return asking(() -> years.newestFirst(since));
  }

  /** A channel and its last day. */
  public record ChannelDay(Channel channel, long day) {}

  /**
   * Begins to look for the last day, in a year, of the first channel after another one; empty if
   * none follows.
   *
   * @param channel the channel before, by name; empty for the beginning
   */
  public CompletableFuture<Optional<ChannelDay>> lastDayOfNext(
      String deviceId, int year, Optional<Channel> channel) {
    return session
        .executeAsync(table.newestOfNext(deviceId, year, channel))
        .thenApply(page -> Optional.ofNullable(page.one()).map(DayBlocks::channelDay))
        .toCompletableFuture();
  }

  private static ChannelDay channelDay(Row row) {
    return new ChannelDay(Channel.of(row.getString(0)), row.getLocalDate(1).toEpochDay());
  }

  /**
   * Returns whether any reading of the device was ever stored.
   *
   * @param since as in {@link #years}
   */
  public boolean isKnown(String deviceId, long since) {
    return asking(
        () ->
            years.newestFirst(since).stream()
                .anyMatch(
                    year -> session.execute(table.firstChannel(deviceId, year)).one() != null));
  }

  /**
   * Returns the channels that the device has in some years.
   *
   * @param firstYear the first year
   * @param lastYear the last year, itself included
   * @param since as in {@link #years}
   */
  public Set<Channel> channels(String deviceId, int firstYear, int lastYear, long since) {
    return asking(
        () -> {
          Set<Channel> found = new TreeSet<>();
          for (int year : years.newestFirst(since)) {
            if (year >= firstYear && year <= lastYear) {
              addChannels(deviceId, year, found);
            }
          }
          return found;
        });
  }

  private void addChannels(String deviceId, int year, Set<Channel> found) {
    Row row = session.execute(table.firstChannel(deviceId, year)).one();
    while (row != null) {
      found.add(Channel.of(row.getString(0)));
      row = session.execute(table.nextChannel(deviceId, year, row.getString(0))).one();
    }
  }

  /**
   * Deletes what was learned of a device until {@code until}, and what has a version in the future.
   * What was learned until then stays away even if it is written later.
   *
   * @param until milliseconds since 1970-01-01T00:00:00Z
   * @param now the current time, in the same unit, after {@code until}
   * @return the keys of what was there
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public List<BlockKey> erase(String deviceId, long until, long now) {
    TreeSet<Integer> all = new TreeSet<>(asking(() -> years.newestFirst()));
    int year = LocalDate.now(ZoneOffset.UTC).getYear();
    all.addAll(List.of(year - 1, year, year + 1)); // these may get their first readings now
    List<BlockKey> erased = new ArrayList<>();
    for (int each : all) {
      List<BlockKey> keys =
          asking(() -> keys(deviceId, each)).stream()
              .filter(key -> key.isErased(until, now))
              .toList();
      long writeTime = new Version(until, 0).writeTime();
      asking(() -> session.execute(table.delete(deviceId, each, writeTime)));
      // One by one, so that readings which a new device sends meanwhile are not hidden.
      keys.stream()
          .filter(key -> key.version().millis() > until)
          .forEach(key -> asking(() -> session.execute(table.deleteRow(deviceId, each, key))));
      erased.addAll(keys);
    }
    return erased;
  }

  private List<BlockKey> keys(String deviceId, int year) {
    List<BlockKey> keys = new ArrayList<>();
    for (Row row : session.execute(table.keys(deviceId, year))) {
      Version version = new Version(row.getInstant(2).toEpochMilli(), row.getLong(3));
      keys.add(
          new BlockKey(Channel.of(row.getString(0)), row.getLocalDate(1).toEpochDay(), version));
    }
    return keys;
  }

  /** Asks Cassandra, and turns its failures into ours. */
  static <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (DriverException | CompletionException e) {
      throw Cassandra.unavailable(READING, e);
    }
  }
}
