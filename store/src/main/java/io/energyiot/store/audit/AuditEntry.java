package io.energyiot.store.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What was done, by whom, and with what result. It stands for several requests if they were alike
 * and came within a second.
 *
 * @param at when the first of them ended
 * @param subject who asked; null at the end of a chain
 * @param keyId of the API key; null if it was none
 * @param address where the request came from; null if it was a command on the machine
 * @param operation a method and a path, as the description of the API has them; or the words of a
 *     command; or {@link #END}
 * @param target what the operation is about if that is no device, such as the id of a load or of a
 *     key; null if it is nothing
 * @param from the start of the range that was asked for; null if there was none
 * @param to its end
 * @param result the HTTP status; 499 if the client went before the answer, 0 of a command
 * @param requests how many it stands for; at the end of a chain, the number of entries before it
 * @param readings how many readings were sent, or told
 */
public record AuditEntry(
    Instant at,
    String subject,
    String keyId,
    String address,
    String operation,
    String target,
    AuditedDevices devices,
    Instant from,
    Instant to,
    int result,
    long requests,
    long readings) {
  /** The operation of an entry that ends the chain of a day. */
  public static final String END = "END";

  /** Cuts the time to milliseconds, as it is stored. */
  public AuditEntry {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns the entry of a command on the machine, which uses the store and no server. */
  public static AuditEntry ofCommand(String subject, String words, String target) {
    return new AuditEntry(
        Instant.now(),
        subject,
        null,
        null,
        words,
        target,
        AuditedDevices.NONE,
        null,
        null,
        0,
        1,
        0);
  }

  /** Returns the entry that ends a chain after {@code entries}. */
  static AuditEntry end(Instant at, long entries) {
    return new AuditEntry(
        at, null, null, null, END, null, AuditedDevices.NONE, null, null, 0, entries, 0);
  }

  /** Returns whether it only ends a chain. */
  public boolean isEnd() {
    return operation.equals(END);
  }

  /** Returns the same at another time. */
  AuditEntry movedTo(Instant another) {
    return new AuditEntry(
        another, subject, keyId, address, operation, target, devices, from, to, result, requests,
        readings);
  }
}
