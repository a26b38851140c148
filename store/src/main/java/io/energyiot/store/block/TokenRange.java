package io.energyiot.store.block;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of Cassandra's token ring, with its default partitioner.
 *
 * @param after the token before the first one
 * @param last the last token, itself included
 */
public record TokenRange(long after, long last) implements Serializable {
  private static final BigInteger FIRST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger RING =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  /**
   * Returns the whole ring in pieces of the same size. No partition has the smallest token.
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
