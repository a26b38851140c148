package io.energyiot.ingest.seal;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.codec.BlockHeader;
import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.erasure.Erasures;
import io.energyiot.store.live.KeyDigest;
import io.energyiot.store.live.LiveBlock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds a share of a day. For one thread. */
final class ShareFold {
  private static final Logger LOG = LoggerFactory.getLogger(ShareFold.class);

  private final EnergyStore store;
  private final long day;
  private final int share;
  private final Fold fold = new Fold();
  private final BlockWriter writer;
  private final List<StoredBlock> blocks = new ArrayList<>();
  private KeyDigest keys = new KeyDigest();
  private Series series;
  private int readings;
  private long rows;

  ShareFold(EnergyStore store, long day, int share) {
    this.store = store;
    this.day = day;
    this.share = share;
    this.writer = store.dayBlocks().writer();
  }

  /** The share. */
  int share() {
    return share;
  }

  /** What was folded. */
  KeyDigest keys() {
    return keys;
  }

  /** How many day blocks that has become. */
  long rows() {
    return rows;
  }

  /**
   * Folds it.
   *
   * @return why it can't be folded; empty if it is
   * @throws EnergyException if Cassandra does not answer
   */
  Optional<String> attempt(LiveShares live) {
    try {
      live.forEachBlock(share, this::begin, this::take);
      foldSeries();
      writer.flush();
      return Optional.empty();
    } catch (EnergyException e) {
      if (e.code() == ErrorCode.CASSANDRA_UNAVAILABLE || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return Optional.of(this + ": " + e.getMessage());
    } catch (RuntimeException e) { // a defect, which other shares need not have
      LOG.error("{} can't be folded", this, e);
      return Optional.of(this + ": a defect: " + e);
    }
  }

  /** What a first attempt has written, a second one writes again. */
  private void begin() {
    blocks.clear();
    keys = new KeyDigest();
    series = null;
    readings = 0;
    rows = 0;
  }

  private void take(LiveBlock row) {
    if (Thread.currentThread().isInterrupted()) {
      throw ParallelShares.interrupted(new InterruptedException());
    }
    int more = BlockHeader.of(row.block().block()).readings();
    if (!row.series().equals(series) || readings + more > BlockEncoder.MAX_READINGS) {
      foldSeries();
      series = row.series();
    }
    readings += more;
    keys.add(series, row.block().version());
    blocks.add(row.block());
  }

  /**
   * Folds the gathered readings of a series: all of them, or as many as surely fit into a block.
   */
  private void foldSeries() {
    // Of now: what was read just before may be from before and after an erasure.
    Erasures.Snapshot erasures = store.erasures().recent();
    readings = 0;
    blocks.removeIf(block -> erasures.covers(series.deviceId(), block.version().millis()));
    if (blocks.isEmpty()) {
      return;
    }
    List<DayBlock> folded = fold.of(series, blocks);
    folded.forEach(writer::write);
    rows += folded.size();
    blocks.clear();
  }

  @Override
  public String toString() {
    String text = "share " + share + " of " + LocalDate.ofEpochDay(day);
    return series == null ? text : text + ", at " + series;
  }
}
