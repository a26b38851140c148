package io.energyiot.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.greenbutton.GreenButtonFormat;
import io.energyiot.formats.mscons.MsconsFormat;
import io.energyiot.model.error.EnergyException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damages good files at random. Nothing else than an {@link EnergyException} may come of it, and
 * what the reader finds must add up. {@code -Denergy.fuzz.seconds} makes it longer, {@code
 * -Denergy.fuzz.seed} repeats it.
 */
class HostileFilesTest {
  private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("energy.fuzz.seconds", 2));
  private static final long SEED = Long.getLong("energy.fuzz.seed", new Random().nextLong());
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final String FEED =
      "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><entry><link rel='self'"
          + " href='/U/P7'/><UsagePoint/></entry><entry><link rel='self'"
          + " href='/U/P7/MeterReading/1'/><link rel='related' href='/T/1'/><MeterReading/></entry>"
          + "<entry><link rel='self' href='/T/1'/><ReadingType><uom>72</uom><flowDirection>1"
          + "</flowDirection><powerOfTenMultiplier>-3</powerOfTenMultiplier></ReadingType></entry>"
          + "<entry><link rel='up' href='/U/P7/MeterReading/1/IntervalBlock'/><IntervalBlock>"
          + "<interval><start>0</start><duration>86400</duration></interval>"
          + "<IntervalReading><ReadingQuality><quality>8</quality></ReadingQuality><timePeriod>"
          + "<duration>900</duration><start>0</start></timePeriod><value>12</value>"
          + "</IntervalReading><IntervalReading><timePeriod><duration>900</duration><start>900"
          + "</start></timePeriod><value>13</value></IntervalReading></IntervalBlock></entry></feed>";
  private static final String MESSAGE =
      "UNA:+,? 'UNB+UNOC:3+1:500+2:500+260101:0100+R'UNH+1+MSCONS:D:04B:UN:2.2e'BGM+7+R-1+9'"
          + "NAD+DP'LOC+172+D1'LIN+1'PIA+5+1-1?:1.29.0:SRW'QTY+220:0,5'DTM+163:202601010000?+01:303'"
          + "DTM+164:202601010015?+01:303'QTY+67:1'DTM+163:202601010015?+01:303'"
          + "DTM+164:202601010030?+01:303'UNT+13+1'UNZ+1+R'";

  @ParameterizedTest
  @ValueSource(strings = {"green-button", "mscons"})
  void doNoHarm(String name) {
    boolean xml = name.equals("green-button");
    ReadingFormat format = xml ? new GreenButtonFormat() : new MsconsFormat();
    System.out.println("HostileFilesTest " + name + ": -Denergy.fuzz.seed=" + SEED);
    Random random = new Random(SEED);
    long end = System.nanoTime() + LENGTH.toNanos();
    int read = 0;
    int refused = 0;
    while (System.nanoTime() < end) {
      byte[] file = damage((xml ? FEED : MESSAGE).getBytes(StandardCharsets.UTF_8), random);
      boolean fine =
          Assertions.assertTimeout(LONGEST, () -> isRead(format, file, xml), () -> text(file));
      read += fine ? 1 : 0;
      refused += fine ? 0 : 1;
    }
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }

  private static boolean isRead(ReadingFormat format, byte[] file, boolean xml) {
    try {
      FoundReadings found = FoundReadings.in(format, file, "D", 1 << 16);
      if (xml) {
        assertThat(found.accounted()).as(text(file)).isEqualTo(count(file, "</IntervalReading"));
      } else {
        assertThat(found.accounted()).as(text(file)).isPositive();
      }
      return true;
    } catch (EnergyException e) {
      assertThat(e.getMessage()).as(text(file)).isNotBlank().hasSizeLessThan(2000);
      return false;
    }
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  private static int count(byte[] file, String tag) {
    return text(file).split(tag, -1).length - 1;
  }

  private static byte[] damage(byte[] good, Random random) {
    byte[] file = good.clone();
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      int from = random.nextInt(file.length);
      int length = Math.min(1 + random.nextInt(40), file.length - from);
      switch (random.nextInt(4)) {
        case 0 -> file[from] = (byte) random.nextInt(256);
        case 1 -> file[from] = (byte) "0123456789<>/'+:?-.,".charAt(random.nextInt(20));
        case 2 -> file = joined(file, from, from + length, random.nextInt(3) * length, from);
        default ->
            file = joined(file, from, from, length, random.nextInt(file.length - length + 1));
      }
    }
    return file;
  }

  /** The file without a range, and with a copy of another in its place. */
  private static byte[] joined(byte[] file, int from, int to, int length, int source) {
    int copied = Math.min(length, file.length - source);
    byte[] joined = new byte[file.length - (to - from) + copied];
    System.arraycopy(file, 0, joined, 0, from);
    System.arraycopy(file, source, joined, from, copied);
    System.arraycopy(file, to, joined, from + copied, file.length - to);
    return joined.length == 0 ? file : joined;
  }
}
