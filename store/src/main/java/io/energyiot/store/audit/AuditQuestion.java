package io.energyiot.store.audit;

import java.time.Instant;

/**
 * What is wanted of the audit. Each of the texts must be equal; null for any.
 *
 * @param from the earliest time
 * @param to the end of the times, not included
 * @param device one that an entry is about, or may be about, if it is about more than {@link
 *     AuditedDevices#MAX_IDS}
 */
public record AuditQuestion(
    Instant from, Instant to, String subject, String keyId, String device, String operation) {

  /** Returns whether an entry is wanted; one that only ends a chain never is. */
  boolean wants(AuditEntry entry) {
    return !entry.isEnd()
        && !entry.at().isBefore(from)
        && entry.at().isBefore(to)
        && fits(subject, entry.subject())
        && fits(keyId, entry.keyId())
        && fits(operation, entry.operation())
        && (device == null || entry.devices().mayHave(device));
  }

  private static boolean fits(String wanted, String found) {
    return wanted == null || wanted.equals(found);
  }
}
