package io.energyiot.formats.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenStartsTest {
  @Test
  void takesEvenStartsAsOne() {
    SeenStarts seen = new SeenStarts();
    for (int i = 0; i < 1000; i++) {
      assertThat(seen.add(i * 900L, 900)).isTrue();
    }
    assertThat(seen.runs()).isEqualTo(1);
    assertThat(seen.add(900, 900)).isFalse();
    assertThat(seen.add(901, 900)).isTrue();
    assertThat(seen.add(901, 900)).isFalse();
    assertThat(seen.add(1800, 900)).isFalse();
  }

  @Test
  void agreesWithASet() {
    long seed = new Random().nextLong();
    System.out.println("SeenStartsTest.agreesWithASet: seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      SeenStarts seen = new SeenStarts();
      Set<Long> all = new HashSet<>();
      long start = 0;
      for (int i = 0; i < 300; i++) {
        int step = 1 + random.nextInt(4);
        start = random.nextInt(4) == 0 ? random.nextInt(200) : start + step;
        assertThat(seen.add(start, step))
            .as("start %d of round %d", i, round)
            .isEqualTo(all.add(start));
      }
    }
  }
}
