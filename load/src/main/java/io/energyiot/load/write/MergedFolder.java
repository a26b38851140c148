package io.energyiot.load.write;

import io.energyiot.bulk.row.FileVersion;
import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.bulk.row.MergedRows;
import io.energyiot.bulk.row.PackedRow;
import io.energyiot.bulk.row.RowSpill;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Merges the rows of a folder in this process. */
public final class MergedFolder {
  private MergedFolder() {}

  /** Passes every row to {@code taker}; returns what was merged, by the files' places. */
  public static SortedMap<Integer, MergeCounts> forEach(
      Path rows, List<FileVersion> versions, Consumer<PackedRow> taker) {
    SortedMap<Integer, MergeCounts> merged = new TreeMap<>();
    try {
      for (Path file : RowSpill.filesIn(rows)) {
        MergedRows sorted = MergedRows.of(file, versions);
        while (sorted.hasNext()) {
          failIfInterrupted();
          taker.accept(sorted.next());
        }
        sorted.counts().forEach((place, counts) -> merged.merge(place, counts, MergeCounts::plus));
      }
      return merged;
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, "rows put aside can't be read back: " + e.getMessage(), e);
    }
  }

  private static void failIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new EnergyException(ErrorCode.INTERNAL, "the load was interrupted");
    }
  }
}
