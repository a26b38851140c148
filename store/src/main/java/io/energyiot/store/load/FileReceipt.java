package io.energyiot.store.load;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * What has become of a file of a load.
 *
 * @param name as it was given
 * @param state how far it is
 * @param size as it lies on the disk, bytes
 * @param checksum of the content, hexadecimal; null as long as it was not read
 * @param format the form it was recognised as; null as long as it was not
 * @param version the instant at which its readings count as learned, in milliseconds; null as long
 *     as it has none
 * @param totals what it has brought
 * @param rejectsFile lists what was refused; null if nothing was
 * @param error why it failed; null if it did not
 * @param content what else is known of its content; null if nothing is
 */
public record FileReceipt(
    String name,
    FileState state,
    long size,
    String checksum,
    String format,
    Instant version,
    LoadTotals totals,
    String rejectsFile,
    String error,
    StoredContent content)
    implements Serializable {

  /** Refuses a receipt without name, state or totals. */
  public FileReceipt {
    Objects.requireNonNull(name);
    Objects.requireNonNull(state);
    Objects.requireNonNull(totals);
  }

  /** A receipt that knows nothing else of the content. */
  public FileReceipt(
      String name,
      FileState state,
      long size,
      String checksum,
      String format,
      Instant version,
      LoadTotals totals,
      String rejectsFile,
      String error) {
    this(name, state, size, checksum, format, version, totals, rejectsFile, error, null);
  }

  /** This receipt in another state. */
  public FileReceipt in(FileState other) {
    return new FileReceipt(
        name, other, size, checksum, format, version, totals, rejectsFile, error, content);
  }

  /** This receipt with other totals. */
  public FileReceipt with(LoadTotals other) {
    return new FileReceipt(
        name, state, size, checksum, format, version, other, rejectsFile, error, content);
  }

  /**
   * This receipt when nothing is known but how much was refused.
   *
   * @param list has what was refused
   */
  public FileReceipt withRejects(long rejected, String list) {
    LoadTotals only = new LoadTotals(0, 0, 0, rejected, 0, null, null);
    return new FileReceipt(
        name, state, size, checksum, format, version, only, list, error, content);
  }

  /** This receipt with what is known of its content. */
  public FileReceipt with(StoredContent known) {
    return new FileReceipt(
        name, state, size, checksum, format, version, totals, rejectsFile, error, known);
  }

  /**
   * The size that its content is known by, beside the checksum. Receipts of former releases have
   * none; theirs is the file's.
   */
  public long contentSize() {
    return content == null ? size : content.size();
  }
}
