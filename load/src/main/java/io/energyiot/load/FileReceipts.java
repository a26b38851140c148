package io.energyiot.load;

import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.load.read.FileResult;
import io.energyiot.store.load.ContentReceipt;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadTotals;
import java.util.Map;

/** Makes the receipts of files that were read. */
final class FileReceipts {
  private FileReceipts() {}

  /**
   * Returns the receipt of a file that was read and is not stored yet.
   *
   * @param merged what was merged of it, as far as that is known
   */
  static FileReceipt of(CheckedFile file, FileResult read, Map<Integer, MergeCounts> merged) {
    boolean failed = read.failure() != null;
    LoadTotals totals =
        failed
            ? LoadTotals.NONE
            : read.counts().merged(merged.getOrDefault(read.place(), MergeCounts.NONE));
    return new FileReceipt(
        file.name(),
        failed ? FileState.FAILED : FileState.WAITING,
        file.size(),
        file.checksum(),
        read.format(),
        file.loaded() == null ? null : file.loaded().firstSeen(),
        totals,
        read.rejects() == null ? null : read.rejects().toString(),
        failed ? read.failure().text() : null,
        file.content());
  }

  /**
   * Returns the receipt of a file that was not stored because the load ended: it keeps only the
   * rejects.
   *
   * @param begun whether a part of it may be stored all the same; the receipt then keeps the days
   */
  static FileReceipt notStored(FileReceipt receipt, boolean begun) {
    if (receipt.state() != FileState.WAITING) {
      return receipt;
    }
    LoadTotals read = receipt.totals();
    return receipt.with(
        new LoadTotals(
            0,
            0,
            0,
            read.rejected(),
            0,
            begun ? read.firstDay() : null,
            begun ? read.lastDay() : null));
  }

  /** Returns what the store keeps about the content of a file that is now stored. */
  static ContentReceipt loaded(CheckedFile file, LoadTotals totals) {
    ContentReceipt started = file.loaded();
    return new ContentReceipt(
        started.checksum(),
        started.size(),
        file.name(),
        started.zone(),
        started.interval(),
        started.firstSeen(),
        LoadReceipt.now(),
        totals.readings(),
        totals.meterDays(),
        totals.rejected(),
        started.loads(),
        started.earlier(),
        null);
  }
}
