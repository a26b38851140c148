package io.energyiot.load;

import io.energyiot.bulk.row.FileVersion;
import io.energyiot.bulk.row.PackedRow;
import io.energyiot.bulk.row.RowSpill;
import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.load.read.FileResult;
import io.energyiot.load.read.ParallelRead;
import io.energyiot.load.read.ReadOptions;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.load.write.MergedFolder;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.ContentOrigin;
import io.energyiot.store.load.ContentReceipt;
import io.energyiot.store.load.FileReceipt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares contents that a load skips with what is answered now, for which it reads them. */
final class SkippedContents {
  private static final int RANGES = 4;

  private final EnergyStore store;
  private final LoadOptions options;
  private final WorkFolder work;
  private long left = SupersededReadings.MAX_METER_DAYS;

  SkippedContents(EnergyStore store, LoadOptions options, WorkFolder work) {
    this.store = store;
    this.options = options;
    this.work = work;
  }

  /**
   * Returns the receipt of a file with the number of its readings that are superseded, unless
   * counting costs too much.
   */
  FileReceipt compare(CheckedFile file, FileReceipt receipt) {
    ContentReceipt before = file.before();
    boolean known = file.skipped() && before != null && before.finished() != null;
    if (!known || before.meterDays() > left) {
      return receipt;
    }
    left -= before.meterDays();
    ContentOrigin content = receipt.content();
    Long superseded =
        new SupersededReadings(store.readings()).count(read(file, "compared-" + left));
    return receipt.with(new ContentOrigin(content.size(), content.loadedBy(), superseded));
  }

  private List<PackedRow> read(CheckedFile file, String folder) {
    Path rows = work.make(folder);
    try (RowSpill spill = new RowSpill(rows, RANGES)) {
      ParallelRead reading = reading(spill, folder);
      FileResult read = reading.read(List.of(file.file())).get(0);
      FileVersion[] versions = new FileVersion[reading.places()];
      versions[read.place()] =
          new FileVersion(file.before().firstSeen().toEpochMilli(), file.before().checksum());
      List<PackedRow> found = new ArrayList<>();
      MergedFolder.forEach(rows, Arrays.asList(versions), found::add);
      return found;
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, FileFailure.text(rows, "can't be written", e), e);
    }
  }

  private ParallelRead reading(RowSpill spill, String folder) {
    Path scratch = work.make(folder + "-rejects");
    return new ParallelRead(
        new ReadOptions(
            new CsvOptions(options.zone(), options.interval()),
            store.zone(),
            options.threads(),
            options.memory(),
            scratch),
        spill,
        RejectLimit.none(),
        file -> scratch.resolve("rejects.csv"),
        file -> {},
        new ParallelRead.Progress() {
          @Override
          public void bytes(long more) {
            // small contents only: no progress to show
          }

          @Override
          public void readings(long more) {
            // as above
          }
        });
  }
}
