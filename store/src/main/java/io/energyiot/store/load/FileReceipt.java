package io.energyiot.store.load;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * The receipt of one file of a load: what it was, how far it is and what it has brought.
 *
 * @param name as it was given
 * @param state how far it is
 * @param size as it lies on the disk, bytes
 * @param checksum of the content, hexadecimal; null as long as it was not read
 * @param format the form it was recognised as; null as long as it was not
 * @param version the instant at which its readings count as learned, in milliseconds; null as long
 *     as it has none
 * @param totals what it has brought
 * @param rejectsFile the file that lists the rejects; null if there are none
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
    ContentOrigin content)
    implements Serializable {

  /** Refuses a receipt without name, state or totals. */
  public FileReceipt {
    Objects.requireNonNull(name);
    Objects.requireNonNull(state);
    Objects.requireNonNull(totals);
  }

  /** Creates a receipt without anything known of the content. */
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

  /** Returns this receipt in another state. */
  public FileReceipt in(FileState other) {
    return new FileReceipt(
        name, other, size, checksum, format, version, totals, rejectsFile, error, content);
  }

  /** Returns this receipt with other totals. */
  public FileReceipt with(LoadTotals other) {
    return new FileReceipt(
        name, state, size, checksum, format, version, other, rejectsFile, error, content);
  }

  /**
   * Returns this receipt with rejects only.
   *
   * @param list the file that lists the rejects
   */
  public FileReceipt withRejects(long rejected, String list) {
    LoadTotals only = new LoadTotals(0, 0, 0, rejected, 0, null, null);
    return new FileReceipt(
        name, state, size, checksum, format, version, only, list, error, content);
  }

  /** Returns this receipt with what is known of its content. */
  public FileReceipt with(ContentOrigin known) {
    return new FileReceipt(
        name, state, size, checksum, format, version, totals, rejectsFile, error, known);
  }

  /**
   * Returns the size that identifies the content, together with the checksum. Receipts of earlier
   * releases have none and use the size of the file.
   */
  public long contentSize() {
    return content == null ? size : content.size();
  }
}
