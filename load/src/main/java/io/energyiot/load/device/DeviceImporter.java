package io.energyiot.load.device;

import io.energyiot.formats.DeviceSink;
import io.energyiot.formats.csv.DeviceCsv;
import io.energyiot.load.RouteChoice;
import io.energyiot.load.WorkFolder;
import io.energyiot.load.file.CountingStream;
import io.energyiot.load.write.SstableNode;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import io.energyiot.model.error.Reject;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Imports devices from CSV files, by SSTables or by CQL. Both leave the same rows. If an import is
 * cut off, the same import completes it.
 */
public final class DeviceImporter {
  /** The bytes of text that CQL writes in the time that the process for SSTables needs to start. */
  private static final long SMALL = 1 << 20;

  /** How many rejects are listed at most. */
  private static final int MAX_LISTED = 1_000;

  /** The shares of reading and of writing in an import by SSTables, percent. */
  private static final double READING = 60;

  private static final double WRITING = 15;

  private final EnergyStore store;
  private final Optional<SstableNode> node;
  private final Path loads;
  private final Optional<LoadRoute> asked;
  private final ImportListener listener;

  /**
   * Imports into {@code store}.
   *
   * @param node how SSTables get into it; empty where that is not possible
   * @param loads takes a folder for work
   * @param asked the route; empty to choose it by the size of the files
   */
  public DeviceImporter(
      EnergyStore store,
      Optional<SstableNode> node,
      Path loads,
      Optional<LoadRoute> asked,
      ImportListener listener) {
    this.store = store;
    this.node = node;
    this.loads = loads;
    this.asked = asked;
    this.listener = listener;
  }

  /**
   * Imports files. Lines that break a rule are listed, and all others are stored when this returns.
   *
   * @throws EnergyException if a file can't be read or its first line is wrong, or if the devices
   *     can't be stored
   */
  public ImportedDevices run(List<Path> files) {
    long began = System.nanoTime();
    long bytes = files.stream().mapToLong(DeviceImporter::size).sum();
    LoadRoute route = RouteChoice.choose(asked, node, bytes < SMALL);
    boolean direct = RouteChoice.needsWriter(route);
    try (DeviceRoute into = direct ? sstables(route) : new CqlDevices(store.devices().writer())) {
      Storing storing = new Storing(into);
      read(files, bytes, direct ? READING : 100, storing);
      storing.finish();
      double seconds = (System.nanoTime() - began) / 1e9;
      return new ImportedDevices(
          storing.devices, storing.rejected, seconds, storing.devices / seconds, storing.rejects);
    }
  }

  private DeviceRoute sstables(LoadRoute route) {
    WorkFolder work = WorkFolder.create(loads, LoadReceipt.newId());
    try {
      return new SstableDevices(route, store, node.orElseThrow(), work);
    } catch (IOException e) {
      work.close();
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, FileFailure.text(work.load(), "can't be written", e), e);
    } catch (EnergyException e) {
      work.close();
      throw e;
    }
  }

  private void read(List<Path> files, long bytes, double share, Storing storing) {
    long[] done = new long[1];
    for (Path file : files) {
      storing.file = file;
      try (InputStream in =
          new CountingStream(
              Files.newInputStream(file), n -> tellRead(done[0] += n, bytes, share))) {
        DeviceCsv.read(in, storing);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
  }

  private void tellRead(long done, long bytes, double share) {
    String figures =
        String.format(Locale.ROOT, "%,d of %,d MB", done / 1_000_000, bytes / 1_000_000);
    listener.at(share * done / Math.max(1, bytes), figures);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static EnergyException unreadable(Path file, IOException cause) {
    return new EnergyException(
        ErrorCode.FILE_UNREADABLE, FileFailure.text(file, "can't be read", cause), cause);
  }

  /** Hands devices on as they are read. */
  private final class Storing implements DeviceSink {
    private final DeviceRoute into;
    private final List<RejectedDevice> rejects = new ArrayList<>();
    private Path file;
    private long devices;
    private long rejected;
    private long written;

    Storing(DeviceRoute into) {
      this.into = into;
    }

    @Override
    public void device(Device device, Set<DeviceField> given) {
      into.write(device, given);
      devices++;
    }

    @Override
    public void reject(Reject reject) {
      rejected++;
      if (rejects.size() < MAX_LISTED) {
        rejects.add(
            new RejectedDevice(
                file, reject.record(), reject.field(), reject.code(), reject.detail()));
      }
    }

    void finish() {
      into.finish(
          more -> {
            written += more;
            String figures =
                String.format(Locale.ROOT, "%,d of %,d devices written", written, devices);
            listener.at(READING + WRITING * written / Math.max(1, devices), figures);
          });
    }
  }
}
