package io.energyiot.bench.peers.system;

import io.energyiot.bench.machine.BenchException;
import java.math.BigDecimal;

/** How many readings there are, and the sum of their values. */
record PeerTotals(long readings, BigDecimal sum) {

  /**
   * Fails unless {@code found} are as many readings with the same sum, whatever its scale.
   *
   * @param where what was asked
   * @throws BenchException with both
   */
  void check(String where, PeerTotals found) {
    if (readings != found.readings || sum.compareTo(found.sum) != 0) {
      throw new BenchException(
          "a wrong answer of %s: %d readings with the sum %s, where the file has %d with the sum %s"
              .formatted(where, found.readings, found.sum, readings, sum));
    }
  }
}
