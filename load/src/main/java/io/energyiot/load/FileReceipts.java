package io.energyiot.load;

import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.load.read.ReadFile;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.load.LoadedFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Makes the receipts of files that were read. */
final class FileReceipts {
  private FileReceipts() {}

  /**
   * The receipt of a file that is read, and not yet stored.
   *
   * @param merged what was merged of it, as far as that is known
   */
  static FileReceipt of(CheckedFile file, ReadFile read, Map<Integer, MergeCounts> merged) {
    boolean failed = read.failure() != null;
    LoadTotals totals =
        failed
            ? LoadTotals.NONE
            : read.counts().merged(merged.getOrDefault(read.place(), MergeCounts.NONE));
    return new FileReceipt(
        file.name(),
        failed ? FileState.FAILED : FileState.WAITING,
        file.checksum().size(),
        file.checksum().hex(),
        read.format(),
        file.loaded().firstSeen(),
        totals,
        read.rejects() == null ? null : read.rejects().toString(),
        failed ? CheckedFile.text(read.failure()) : null);
  }

  /**
   * The same receipt at the end of the load.
   *
   * @param good the state of the file unless it failed
   */
  static FileReceipt finished(FileReceipt receipt, FileState good) {
    return new FileReceipt(
        receipt.name(),
        receipt.error() == null ? good : FileState.FAILED,
        receipt.size(),
        receipt.checksum(),
        receipt.format(),
        receipt.version(),
        receipt.totals(),
        receipt.rejectsFile(),
        receipt.error());
  }

  /** The same receipt if the load ended before the file was stored: only its rejects count. */
  static FileReceipt notStored(FileReceipt receipt) {
    if (receipt.state() != FileState.WAITING) {
      return receipt;
    }
    long rejected = receipt.totals().rejected();
    return new FileReceipt(
        receipt.name(),
        receipt.state(),
        receipt.size(),
        receipt.checksum(),
        receipt.format(),
        receipt.version(),
        new LoadTotals(0, 0, 0, rejected, 0, null, null),
        receipt.rejectsFile(),
        receipt.error());
  }

  /** What the store keeps of the content of a file that is stored now. */
  static LoadedFile loaded(CheckedFile file, LoadTotals totals) {
    LoadedFile started = file.loaded();
    return new LoadedFile(
        started.checksum(),
        started.size(),
        file.name(),
        started.zone(),
        started.interval(),
        started.firstSeen(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        totals.readings(),
        totals.meterDays(),
        totals.rejected());
  }
}
