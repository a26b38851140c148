package io.energyiot.load;

import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The receipts of a load's files, in the order of the files. One thread changes them; others may
 * read them at the same time.
 */
final class RunReceipts {
  private static final int MAX_REJECT_NAME = 100;

  private volatile List<FileReceipt> receipts = List.of();

  List<FileReceipt> all() {
    return receipts;
  }

  LoadTotals totals() {
    return receipts.stream().map(FileReceipt::totals).reduce(LoadTotals.NONE, LoadTotals::plus);
  }

  boolean allFailed() {
    return receipts.stream().allMatch(file -> file.state() == FileState.FAILED);
  }

  /** Takes the receipts of files that were checked. */
  void checked(List<CheckedFile> files) {
    receipts = files.stream().map(CheckedFile::receipt).toList();
  }

  /** Takes the receipts of files that were read. */
  void read(List<CheckedResult> texts) {
    receipts = texts.stream().map(text -> text.receipt(Map.of())).toList();
  }

  /**
   * Takes the receipts of files that were stored.
   *
   * @param good the state of those that were to be stored
   * @param keep gets each file with its receipt, before anyone else sees the receipts
   */
  void finish(
      List<CheckedResult> texts,
      Map<Integer, MergeCounts> merged,
      FileState good,
      BiConsumer<CheckedResult, FileReceipt> keep) {
    List<FileReceipt> finished = new ArrayList<>();
    for (CheckedResult text : texts) {
      FileReceipt read = text.receipt(merged);
      FileReceipt receipt = text.isToBeStored() ? read.in(good) : read;
      keep.accept(text, receipt);
      finished.add(receipt);
    }
    receipts = finished;
  }

  /**
   * Marks the files as not stored, as the load has ended before.
   *
   * @param begun whether some of them may be stored all the same
   */
  void notStored(boolean begun) {
    receipts = receipts.stream().map(file -> FileReceipts.notStored(file, begun)).toList();
  }

  /** Adds what is still answered of the contents that are skipped, if they are small. */
  void compare(List<CheckedFile> files, SkippedContents skipped) {
    List<FileReceipt> compared = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      compared.add(skipped.compare(files.get(i), receipts.get(i)));
    }
    receipts = compared;
  }

  /**
   * Returns where the rejects of a file are listed. The name is that of the file and, since others
   * may have the same name, its place.
   */
  Path rejects(Path folder, String fileName) {
    String name = fileName.replaceAll("[^A-Za-z0-9._-]+", "_");
    String end = name.substring(Math.max(0, name.length() - MAX_REJECT_NAME));
    int place = receipts.stream().map(FileReceipt::name).toList().indexOf(fileName);
    return folder.resolve((place + 1) + "-" + end + ".rejects.csv");
  }

  /** Adds the rejects that are listed in {@code folder}. */
  void listRejects(Path folder) {
    receipts = receipts.stream().map(file -> listed(file, rejects(folder, file.name()))).toList();
  }

  private static FileReceipt listed(FileReceipt file, Path list) {
    if (!Files.exists(list)) {
      return file;
    }
    try (Stream<String> lines = Files.lines(list)) {
      return file.withRejects(lines.count() - 1, list.toString());
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, list + " can't be read back: " + e.getMessage(), e);
    }
  }
}
