package io.energyiot.load.retention;

import io.energyiot.bulk.row.DeletedDays;
import io.energyiot.bulk.row.PartitionKey;
import io.energyiot.bulk.row.RowSpill;
import io.energyiot.bulk.row.SortedDeletions;
import io.energyiot.load.LoadOptions;
import io.energyiot.load.WorkFolder;
import io.energyiot.load.write.SstableNode;
import io.energyiot.load.write.SstableRoute;
import io.energyiot.load.write.SstableWriter;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import io.energyiot.store.block.TableDefinition;
import io.energyiot.store.load.LoadRoute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes deletions as SSTables, which count as old: unlike those by CQL, a compaction drops them
 * with what they hide.
 */
final class SstableDeletions implements DeletionRoute {
  private static final int RANGES = 64;

  private final LoadRoute kind;
  private final WorkFolder work;
  private final SstableWriter process;
  private final TableDefinition table;
  private final long writeTime;
  private int part;
  private Path rows;
  private RowSpill spill;
  private RowSpill.Writer writer;

  /**
   * @param kind {@link LoadRoute#SSTABLE_IMPORT} or {@link LoadRoute#SSTABLE_STREAM}
   * @param work is closed at the end
   * @param writeTime what was learned later stays, microseconds since 1970-01-01T00:00:00Z
   */
  SstableDeletions(
      LoadRoute kind, TableDefinition table, SstableNode node, WorkFolder work, long writeTime) {
    this.kind = kind;
    this.work = work;
    this.table = table;
    this.writeTime = writeTime;
    this.process = new SstableWriter(node);
  }

  @Override
  public LoadRoute kind() {
    return kind;
  }

  @Override
  public synchronized void delete(List<ExpiredSpan> spans) {
    try {
      if (spill == null) {
        rows = work.make("deletions-" + part++);
        spill = new RowSpill(rows, RANGES);
        writer = spill.writer();
      }
      for (ExpiredSpan span : spans) {
        SortedDeletions.write(writer, deleted(span));
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static DeletedDays deleted(ExpiredSpan span) {
    return new DeletedDays(
        PartitionKey.of(span.series().deviceId(), span.firstDay().getYear()),
        span.series().channel().name().getBytes(StandardCharsets.UTF_8),
        Math.toIntExact(span.firstDay().toEpochDay()),
        Math.toIntExact(span.lastDay().toEpochDay()));
  }

  @Override
  public synchronized void publish() {
    if (spill == null) {
      return;
    }
    try {
      writer.close();
      spill.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
    spill = null;
    SstableRoute into = route();
    into.writeDeletions(rows, writeTime);
    into.publish();
  }

  /** Each part has a folder of its own, as a stream leaves the files where they are. */
  private SstableRoute route() {
    process.start(table, work.make("preparation"), work.load().resolve("sstables.log"));
    return new SstableRoute(
        kind, process, table, work.make("sstables-" + part), LoadOptions.allProcessors());
  }

  @Override
  public boolean compact() {
    return kind == LoadRoute.SSTABLE_IMPORT && route().compact();
  }

  private EnergyException unwritable(IOException cause) {
    return new EnergyException(
        ErrorCode.WRITE_FAILED, FileFailure.text(rows, "can't be written", cause), cause);
  }

  @Override
  public void close() {
    try (work) {
      process.close();
      if (spill != null) {
        spill.close();
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
