package io.energyiot.cli.devices;

import io.energyiot.cli.machine.Stoppable;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.formats.DeviceSink;
import io.energyiot.formats.csv.DeviceCsv;
import io.energyiot.load.file.CountingStream;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import io.energyiot.model.error.Reject;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.device.DeviceWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Registers the devices of files. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Register devices from CSV files.",
      "Writes them straight into Cassandra. The first line names the columns: device_id, "
          + "latitude, longitude, region, tariff, feeder, customer, interval, unit, installed, "
          + "removed. Only device_id is required. An empty field deletes what was known; a "
          + "field without a column stays as it is. A line that breaks a rule is listed, and "
          + "the others are stored. Importing a file again changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy devices import meters.csv",
      "  ./energy devices import --json north.csv south.csv"
    })
final class DeviceImportCommand implements Callable<Integer> {
  /** How many rejects are listed at most. */
  private static final int MAX_LISTED = 1_000;

  @Mixin private SystemOptions options;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files, UTF-8")
  private List<Path> files;

  /**
   * A line that was not taken.
   *
   * @param line its number, the header's being 1
   * @param field null if it is the line as a whole
   */
  record RejectedLine(Path file, long line, String field, ErrorCode code, String detail) {}

  /**
   * What was done.
   *
   * @param rejected how many lines are not stored, of which the first are listed
   */
  record Imported(
      long devices,
      long rejected,
      double seconds,
      double devicesPerSecond,
      List<RejectedLine> rejects) {}

  @Override
  public Integer call() {
    try (EnergyStore store = EnergyStore.open(options.runningSettings())) {
      Imported imported = Stoppable.run(() -> read(store));
      print(imported);
      return imported.rejected() == 0 ? ExitStatus.DONE : ExitStatus.DONE_WITH_REJECTS;
    }
  }

  /** If it is interrupted, what is written stays; the same command completes it. */
  private Imported read(EnergyStore store) {
    long began = System.nanoTime();
    long bytes = files.stream().mapToLong(DeviceImportCommand::size).sum();
    Storing storing = new Storing(store.devices().writer());
    long[] done = new long[1];
    try (TaskProgress bar = TaskProgress.ofBytes("importing")) {
      for (Path file : files) {
        storing.file = file;
        try (InputStream in =
            new CountingStream(Files.newInputStream(file), n -> bar.at(done[0] += n, bytes))) {
          DeviceCsv.read(in, storing);
        }
      }
      storing.writer.flush();
    } catch (IOException e) {
      throw unreadable(storing.file, e);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Imported(
        storing.devices, storing.rejected, seconds, storing.devices / seconds, storing.rejects);
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

  /** Writes devices as they are read. */
  private static final class Storing implements DeviceSink {
    private final DeviceWriter writer;
    private final List<RejectedLine> rejects = new ArrayList<>();
    private Path file;
    private long devices;
    private long rejected;

    Storing(DeviceWriter writer) {
      this.writer = writer;
    }

    @Override
    public void device(Device device, Set<DeviceField> given) {
      writer.write(device, given);
      devices++;
    }

    @Override
    public void reject(Reject reject) {
      rejected++;
      if (rejects.size() < MAX_LISTED) {
        rejects.add(
            new RejectedLine(
                file, reject.record(), reject.field(), reject.code(), reject.detail()));
      }
    }
  }

  private void print(Imported imported) {
    Output output = options.output();
    output.result(imported);
    imported
        .rejects()
        .forEach(
            each ->
                output.line(
                    "%s:%d: %s [%s]", each.file(), each.line(), each.detail(), each.code()));
    output.line(
        "%,d devices in %.2f s, %,.0f devices/s; %,d lines rejected",
        imported.devices(), imported.seconds(), imported.devicesPerSecond(), imported.rejected());
  }
}
