package io.energyiot.store.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRangeTest {
  @Test
  void onePieceIsTheWholeRing() {
    assertThat(TokenRange.ring(1)).containsExactly(new TokenRange(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Test
  void twoPiecesMeetInTheMiddle() {
    assertThat(TokenRange.ring(2))
        .containsExactly(new TokenRange(Long.MIN_VALUE, -1), new TokenRange(-1, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 7, 64, 256, 1_000})
  void piecesFollowEachOtherAndDifferInSizeByOneTokenAtMost(int pieces) {
    List<TokenRange> ring = TokenRange.ring(pieces);

    assertThat(ring).hasSize(pieces);
    assertThat(ring.get(0).after()).isEqualTo(Long.MIN_VALUE);
    assertThat(ring.get(pieces - 1).last()).isEqualTo(Long.MAX_VALUE);
    for (int i = 1; i < pieces; i++) {
      assertThat(ring.get(i).after()).isEqualTo(ring.get(i - 1).last());
    }
    BigInteger tokens = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    BigInteger size = tokens.divide(BigInteger.valueOf(pieces));
    assertThat(ring)
        .allSatisfy(
            each ->
                assertThat(size(each).subtract(size)).isBetween(BigInteger.ZERO, BigInteger.ONE));
  }

  private static BigInteger size(TokenRange range) {
    return BigInteger.valueOf(range.last()).subtract(BigInteger.valueOf(range.after()));
  }
}
