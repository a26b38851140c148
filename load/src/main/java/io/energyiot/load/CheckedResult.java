package io.energyiot.load;

import io.energyiot.bulk.row.FileVersion;
import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.load.file.ContentChecksum;
import io.energyiot.load.read.FileResult;
import io.energyiot.store.load.ContentReceipt;
import io.energyiot.store.load.ContentReceipts;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.LoadTotals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A file of a load after all files were read.
 *
 * @param file what is known of its content
 * @param read what was read of it; null if it was not
 */
record CheckedResult(CheckedFile file, FileResult read) {

  /**
   * Returns all files of a load, in their order. Where only reading showed the content, checks
   * whether it was loaded before.
   *
   * @param read the results of the files that were to be read, in the same order
   */
  static List<CheckedResult> of(List<CheckedFile> checked, List<FileResult> read, FileCheck check) {
    Iterator<FileResult> next = read.iterator();
    List<CheckedResult> texts = new ArrayList<>();
    for (CheckedFile file : checked) {
      texts.add(
          file.isToBeRead()
              ? new CheckedResult(file, next.next()).resolved(check)
              : new CheckedResult(file, null));
    }
    return texts;
  }

  private CheckedResult resolved(FileCheck check) {
    return file.loaded() != null || read.failure() != null
        ? this
        : new CheckedResult(check.resolve(file, read.text()), read);
  }

  /** Returns this content after recording that it is going to be stored. */
  CheckedResult started(FileCheck check) {
    return new CheckedResult(check.start(file), read);
  }

  boolean isToBeStored() {
    return file.isToBeRead() && read != null && read.failure() == null;
  }

  /** Returns the rejects that don't count, as the content turned out to be known already. */
  long rejectsNotCounted() {
    return read != null && !file.isToBeRead() ? read.counts().rejected() : 0;
  }

  /**
   * Returns the receipt, in the state before storing.
   *
   * @param merged what was merged, as far as that is known
   */
  FileReceipt receipt(Map<Integer, MergeCounts> merged) {
    return file.isToBeRead() && read != null ? FileReceipts.of(file, read, merged) : file.receipt();
  }

  /** Returns the versions of the contents' rows, by the contents' places. */
  static List<FileVersion> versions(List<CheckedResult> stored, int places) {
    FileVersion[] versions = new FileVersion[places];
    for (CheckedResult text : stored) {
      ContentReceipt content = text.file.loaded();
      versions[text.read.place()] =
          new FileVersion(content.firstSeen().toEpochMilli(), content.checksum());
    }
    return Arrays.asList(versions);
  }

  /** Records that the content is stored, and that the file's bytes have it. */
  void keep(ContentReceipts receipts, LoadTotals totals) {
    if (isToBeStored()) {
      receipts.finish(FileReceipts.loaded(file, totals));
    }
    ContentReceipt content = file.loaded();
    if (content == null || file.failure() != null) {
      return;
    }
    ContentChecksum raw = file.contents().raw();
    if (raw.value() != content.checksum() || raw.size() != content.size()) {
      receipts.noteText(raw.value(), raw.size(), file.name(), content.checksum(), content.size());
    }
  }
}
