package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownSeriesTest {
  @Test
  void findsWhatAMapFinds() {
    long seed = 14;
    Random random = new Random(seed);
    KnownSeries known = new KnownSeries(10_000);
    Map<String, Series> expected = new HashMap<>();
    for (int round = 0; round < 200_000; round++) {
      String name = "M".repeat(random.nextInt(12)) + random.nextInt(800);
      Series found = find(known, name);
      assertThat(found).as("seed %d, %s", seed, name).isSameAs(expected.get(name));
      if (found == null) {
        expected.put(name, add(known, name));
      }
    }
    assertThat(expected).hasSize(9600);
  }

  @Test
  void forgetsAllWhenItIsFull() {
    KnownSeries known = new KnownSeries(3);
    for (String name : new String[] {"a", "b", "c"}) {
      add(known, name);
    }
    assertThat(find(known, "a")).isNotNull();
    Series fourth = add(known, "d");
    assertThat(find(known, "a")).isNull();
    assertThat(find(known, "d")).isSameAs(fourth);
  }

  private static Series find(KnownSeries known, String name) {
    byte[] bytes = (name + "?").getBytes(StandardCharsets.US_ASCII);
    return known.find(bytes, name.length());
  }

  private static Series add(KnownSeries known, String name) {
    Series series = new Series(name, Channel.KWH);
    known.add(name.getBytes(StandardCharsets.US_ASCII), name.length(), series);
    return series;
  }
}
