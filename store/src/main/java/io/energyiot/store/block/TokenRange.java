package io.energyiot.store.block;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of Cassandra's ring: the partitions whose tokens, by its usual partitioner, are in it.
 *
 * @param after the token behind which it begins
 * @param last its last token, itself included
 */
public record TokenRange(long after, long last) implements Serializable {
  private static final BigInteger FIRST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger RING =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  /**
   * The whole ring in pieces of the same size. No partition has the least token of all.
   *
   * @param pieces at least 1
   */
  public static List<TokenRange> ring(int pieces) {
    List<TokenRange> ranges = new ArrayList<>(pieces);
    for (int i = 0; i < pieces; i++) {
      ranges.add(new TokenRange(cut(i, pieces), cut(i + 1, pieces)));
    }
    return ranges;
  }

  private static long cut(int i, int pieces) {
    return RING.multiply(BigInteger.valueOf(i))
        .divide(BigInteger.valueOf(pieces))
        .add(FIRST)
        .longValueExact();
  }
}
