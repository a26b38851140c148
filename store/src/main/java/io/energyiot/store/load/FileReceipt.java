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
    String error)
    implements Serializable {

  /** Refuses a receipt without name, state or totals. */
  public FileReceipt {
    Objects.requireNonNull(name);
    Objects.requireNonNull(state);
    Objects.requireNonNull(totals);
  }
}
