package io.energyiot.ingest.seal;

import io.energyiot.bulk.piece.ShareReader;
import io.energyiot.bulk.piece.ShareRequest;
import io.energyiot.bulk.process.ScanMode;
import io.energyiot.bulk.process.SstableReader;
import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.bulk.process.SstableScan;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.block.TableDefinition;
import io.energyiot.store.live.KeyDigest;
import io.energyiot.store.live.LiveBlock;
import io.energyiot.store.live.LiveBlocks;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the live blocks of a day, share by share: those of a large day from the SSTables of this
 * machine's Cassandra, others by CQL. Where reading SSTables fails, the share is read again by CQL
 * from its beginning, and so are all shares after it. Shares are read by many threads, all else is
 * done by one.
 */
final class LiveShares implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveShares.class);

  /** Of one share. CQL has all shares of a smaller day before the process has started. */
  private static final int MANY = 20_000;

  private final LiveBlocks blocks;
  private final LiveScanSettings how;
  private final long day;
  private Path folder;
  private SstableReader reader;
  private volatile SstableScan scan;

  private LiveShares(LiveBlocks blocks, LiveScanSettings how, long day) {
    this.blocks = blocks;
    this.how = how;
    this.day = day;
  }

  /** Starts the process that reads SSTables, if the day is to be read from them. */
  static LiveShares of(LiveBlocks blocks, LiveScanSettings how, long day) {
    LiveShares shares = new LiveShares(blocks, how, day);
    if (how.mayReadSstables() && (how.mode() == ScanMode.SSTABLE || shares.isLarge())) {
      shares.startReader();
    } else if (how.mode() == ScanMode.SSTABLE) {
      warn("no Cassandra of this machine is known");
    }
    return shares;
  }

  private boolean isLarge() {
    int first = LiveBlocks.shares().findFirst().orElseThrow();
    return blocks.hasAtLeast(MANY, day, first);
  }

  private void startReader() {
    try {
      List<String> command = how.command().get();
      if (!command.isEmpty()) {
        folder = Files.createTempDirectory("energy");
        reader = new SstableReader(folder);
        reader.start(command);
      }
    } catch (IOException | EnergyException e) {
      reader = null;
      warn(reason(e));
    }
  }

  private static void warn(String why) {
    LOG.warn("SSTables can't be read, going on by CQL: {}", why);
  }

  private static String reason(Exception why) {
    return why instanceof EnergyException ? why.getMessage() : why.toString();
  }

  /** Has shares read as they are now or later. Before, they are read by CQL. */
  void look() {
    try {
      if (scan != null) {
        reader.close(scan);
      }
      if (reader != null) {
        TableDefinition table = blocks.definition();
        scan =
            reader.open(
                new SstableRequest.NodeTable(
                    table.keyspace(), table.name(), table.cql(), table.hosts(), how.node()));
        LOG.info("reading SSTables of live blocks");
      }
    } catch (EnergyException e) {
      goOnByCql(e);
    }
  }

  private synchronized void goOnByCql(Exception why) {
    if (reader != null) {
      warn(reason(why));
      scan = null;
      reader.kill();
      reader = null; // its folder stays, with its log
    }
  }

  /**
   * Passes the blocks of a share to {@code taker}, series by series, from the oldest version to the
   * newest.
   *
   * @param beginning is run before the first block, also when all blocks come again
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  void forEachBlock(int share, Runnable beginning, Consumer<LiveBlock> taker) {
    beginning.run();
    boolean isDone =
        read(
            share,
            false,
            (series, row) -> {
              Version version = new Version(row.millis(), row.sequence());
              taker.accept(new LiveBlock(series, new StoredBlock(day, version, row.block())));
            });
    if (!isDone) {
      beginning.run();
      blocks.forEachBlock(day, share, taker);
    }
  }

  /**
   * Returns what identifies the blocks of a share.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  KeyDigest keys(int share) {
    KeyDigest keys = new KeyDigest();
    boolean isDone =
        read(
            share,
            true,
            (series, row) ->
                keys.add(series, new Version(row.millis(), row.sequence()), row.writtenAt()));
    return isDone ? keys : blocks.keys(day, share);
  }

  @FunctionalInterface
  private interface RowTaker {
    void take(Series series, ShareReader row);
  }

  /** Reads a share from SSTables; returns whether it was read to its end. */
  private boolean read(int share, boolean keysOnly, RowTaker taker) {
    SstableScan from = scan;
    if (from == null) {
      return false;
    }
    int date = Math.toIntExact(day);
    try (SocketChannel rows = from.ask(new ShareRequest(from.number(), date, share, keysOnly))) {
      ShareReader row = new ShareReader(rows);
      Series series = null;
      while (row.next()) {
        if (row.isNewSeries()) {
          series = series(row, Optional.ofNullable(series));
        }
        taker.take(series, row);
      }
      return true;
    } catch (ClosedByInterruptException e) {
      throw ParallelShares.interrupted(e);
    } catch (IOException e) {
      goOnByCql(e);
      return false;
    }
  }

  private static Series series(ShareReader row, Optional<Series> before) {
    Channel channel =
        before
            .map(Series::channel)
            .filter(same -> same.name().equals(row.channel()))
            .orElseGet(() -> Channel.of(row.channel()));
    return new Series(row.deviceId(), channel);
  }

  /** Ends the process, if there is one. */
  @Override
  public synchronized void close() {
    if (reader != null) {
      SstableReader open = reader;
      scan = null;
      reader = null; // a thread that still reads breaks off, and finds nothing to kill
      open.close();
      deleteFolder();
    }
  }

  private void deleteFolder() {
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
      Files.delete(folder);
    } catch (IOException e) {
      LOG.debug("{} is not deleted", folder, e);
    }
  }
}
