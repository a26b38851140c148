package io.energyiot.load.device;

import io.energyiot.bulk.row.MergedCells;
import io.energyiot.bulk.row.PackedCells;
import io.energyiot.bulk.row.PartitionKey;
import io.energyiot.bulk.row.RowSpill;
import io.energyiot.load.LoadOptions;
import io.energyiot.load.WorkFolder;
import io.energyiot.load.write.SstableNode;
import io.energyiot.load.write.SstableRoute;
import io.energyiot.load.write.SstableWriter;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.device.DeviceRows;
import io.energyiot.store.load.LoadRoute;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Sets the rows of devices aside by token, writes them as SSTables and hands these to Cassandra,
 * which makes the indexes of whole files. Nothing is stored before {@link #finish}. All cells have
 * the write time at which the import began: what is written meanwhile by others is newer.
 */
final class SstableDevices implements DeviceRoute, DeviceRows.Taker {
  /** So many that each is sorted in some megabytes, for ten millions of devices. */
  private static final int RANGES = 128;

  private final WorkFolder work;
  private final SstableWriter process;
  private final SstableRoute into;
  private final RowSpill spill;
  private final RowSpill.Writer rows;
  private final Path folder;
  private final Path log;
  private final DeviceRows devices;
  private final long writeTime;
  private final PackedCells cells = new PackedCells();
  private long taken;

  /** Whether the process may have failed. The error names its log, which then stays. */
  private boolean logIsNeeded;

  /**
   * Begins an import.
   *
   * @param route {@link LoadRoute#SSTABLE_IMPORT} or {@link LoadRoute#SSTABLE_STREAM}
   * @param work is closed at the end
   */
  SstableDevices(LoadRoute route, EnergyStore store, SstableNode node, WorkFolder work)
      throws IOException {
    this.work = work;
    devices = store.devices().rows();
    writeTime = TimeUnit.MILLISECONDS.toMicros(store.clock().millis());
    log = work.load().resolve("sstables.log");
    process = new SstableWriter(node);
    into =
        new SstableRoute(
            route,
            process,
            store.devices().definition(),
            work.make("sstables"),
            LoadOptions.allProcessors());
    folder = work.make("rows");
    spill = new RowSpill(folder, RANGES);
    rows = spill.writer();
    process.start(store.dayBlocks().definition(), work.make("preparation"), log); // last: it stays
  }

  @Override
  public void write(Device device, Set<DeviceField> given) {
    devices.cells(device, given, this);
    try {
      MergedCells.write(rows, PartitionKey.ofText(device.deviceId()), taken++, cells.take());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private EnergyException unwritable(IOException cause) {
    return new EnergyException(
        ErrorCode.WRITE_FAILED, FileFailure.text(folder, "can't be written", cause), cause);
  }

  @Override
  public void value(ByteBuffer value) {
    cells.value(value);
  }

  @Override
  public void deleted() {
    cells.deleted();
  }

  @Override
  public void untouched() {
    cells.untouched();
  }

  @Override
  public void finish(LongConsumer written) {
    try {
      rows.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
    if (taken > 0) {
      logIsNeeded = true;
      into.writeCells(folder, devices.columns(), writeTime, written);
      into.publish();
      logIsNeeded = false;
    }
  }

  private void closeBoth() throws IOException {
    try {
      spill.close();
    } finally {
      process.close();
    }
  }

  @Override
  public void close() {
    try (work) {
      closeBoth();
      if (!logIsNeeded) {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
