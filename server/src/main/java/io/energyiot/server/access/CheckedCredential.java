package io.energyiot.server.access;

import io.energyiot.model.access.Identity;
import io.energyiot.model.error.EnergyException;
import java.time.Duration;

/**
 * What a credential has turned out to be.
 *
 * @param header {@code Authorization} as it was sent
 * @param identity null if it was refused
 * @param refusal null if it is good
 * @param held for how long that may be remembered
 * @param checked when, as {@link System#nanoTime} counts
 */
record CheckedCredential(
    String header, Identity identity, EnergyException refusal, Duration held, long checked) {

  static CheckedCredential good(String header, Identity identity, Duration held) {
    return new CheckedCredential(header, identity, null, held, System.nanoTime());
  }

  static CheckedCredential refused(String header, EnergyException refusal, Duration held) {
    return new CheckedCredential(header, null, refusal, held, System.nanoTime());
  }

  /** Returns whether it is a good API key that half its time is over for. */
  boolean isAgingKey(long nanos) {
    return identity != null && identity.keyId() != null && nanos - checked > held.toNanos() / 2;
  }

  /** Returns whether {@code shown} is this credential, without telling by the time it takes. */
  boolean is(String shown) {
    return isFrom(0, shown);
  }

  /** The same for the characters from {@code begin} on; those before are not compared. */
  boolean isFrom(int begin, String shown) {
    if (header.length() != shown.length()) {
      return false;
    }
    int difference = 0;
    for (int i = begin; i < shown.length(); i++) {
      difference |= header.charAt(i) ^ shown.charAt(i);
    }
    return difference == 0;
  }

  @Override
  public String toString() {
    return refusal == null ? identity.toString() : refusal.code().toString();
  }
}
