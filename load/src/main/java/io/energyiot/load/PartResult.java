package io.energyiot.load;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.ErrorType;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadTotals;
import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The result of a part of a load.
 *
 * @param part which
 * @param files its contents: one, or the entries of a zip file
 * @param failure the code of a failure of the system; null if there was none
 * @param message of that failure; null if there was none
 */
public record PartResult(LoadPart part, List<FileReceipt> files, ErrorCode failure, String message)
    implements Serializable {

  /**
   * Returns the result of the load that was done for a part.
   *
   * @param moved says where a rejects file is from now on
   */
  public static PartResult of(LoadPart part, LoadResult result, UnaryOperator<String> moved) {
    EnergyException failure = result.failure();
    boolean ofTheFile = failure != null && failure.code().type() == ErrorType.USER;
    String error = ofTheFile ? failure.text() : null;
    List<FileReceipt> files =
        result.receipt().files().stream().map(file -> finished(file, error, moved)).toList();
    return failure == null || ofTheFile
        ? new PartResult(part, files, null, null)
        : new PartResult(part, files, failure.code(), failure.getMessage());
  }

  /** Returns the result of a part that could not be fetched. */
  public static PartResult failed(LoadPart part, EnergyException failure) {
    FileReceipt receipt = receipt(part, FileState.FAILED, failure.text());
    return new PartResult(part, List.of(receipt), null, null);
  }

  /** Returns the receipt of a part that is not loaded yet. */
  public static FileReceipt waiting(LoadPart part) {
    return receipt(part, FileState.WAITING, null);
  }

  /** Returns the receipt of a file whose content another file of the load has. */
  static FileReceipt skipped(FileReceipt file) {
    return new FileReceipt(
        file.name(),
        FileState.SKIPPED,
        file.size(),
        file.checksum(),
        null,
        file.version(),
        LoadTotals.NONE,
        null,
        null,
        file.content());
  }

  private static FileReceipt receipt(LoadPart part, FileState state, String error) {
    return new FileReceipt(
        part.name(), state, part.size(), null, null, null, LoadTotals.NONE, null, error);
  }

  private static FileReceipt finished(FileReceipt file, String error, UnaryOperator<String> moved) {
    boolean failed = error != null && file.error() == null;
    return new FileReceipt(
        file.name(),
        failed ? FileState.FAILED : file.state(),
        file.size(),
        file.checksum(),
        file.format(),
        file.version(),
        file.totals(),
        file.rejectsFile() == null ? null : moved.apply(file.rejectsFile()),
        failed ? error : file.error(),
        file.content());
  }
}
