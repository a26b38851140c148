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
    KnownSeries known = new KnownSeries(0, 1, 100_000);
    Map<String, Series> expected = new HashMap<>();
    for (int round = 0; round < 200_000; round++) {
      String line = "M".repeat(random.nextInt(12)) + random.nextInt(800) + ",E" + random.nextInt(3);
      Series found = known.find(fields(line));
      assertThat(found).as("seed %d, %s", seed, line).isSameAs(expected.get(line));
      if (found == null) {
        expected.put(line, add(known, line));
      }
    }
    assertThat(expected).hasSizeGreaterThan(28_000);
  }

  @Test
  void tellsWhereTheDeviceEnds() {
    KnownSeries known = new KnownSeries(0, 1, 10);
    Series first = add(known, "AB,C");
    assertThat(known.find(fields("A,BC"))).isNull();
    assertThat(known.find(fields("A,B\0C"))).isNull();
    assertThat(known.find(fields("AB,C"))).isSameAs(first);
  }

  @Test
  void forgetsAllWhenItIsFull() {
    KnownSeries known = new KnownSeries(0, 1, 3);
    for (String line : new String[] {"a,E1", "b,E1", "c,E1"}) {
      add(known, line);
    }
    assertThat(known.find(fields("a,E1"))).isNotNull();
    Series fourth = add(known, "d,E1");
    assertThat(known.find(fields("a,E1"))).isNull();
    assertThat(known.find(fields("d,E1"))).isSameAs(fourth);
  }

  private static Fields fields(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
    Fields fields = new Fields(',');
    fields.split(bytes, 0, bytes.length);
    return fields;
  }

  private static Series add(KnownSeries known, String line) {
    Series series = new Series(line, Channel.KWH);
    known.add(fields(line), series);
    return series;
  }
}
