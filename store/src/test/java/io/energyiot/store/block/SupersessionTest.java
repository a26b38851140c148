package io.energyiot.store.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Version;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What newer knowledge covers is superseded; what it covers in part stands. */
class SupersessionTest {
  private static final long DAY = 20_513; // 2026-03-01
  private static final long TEN = DAY * 86_400_000 + 10 * 3_600_000L;
  private static final int QUARTER = 900;
  private static final int HOUR = 3600;

  private final List<StoredBlock> blocks = new ArrayList<>();
  private long now = 1_000;

  /** Learns readings of one version: seconds after ten, length, value in turn. */
  private void learn(long... readings) {
    blocks.add(block(new Version(now++, 7), readings));
  }

  private static StoredBlock block(Version version, long... readings) {
    ReadingsBuilder builder = new ReadingsBuilder(4);
    for (int i = 0; i < readings.length; i += 3) {
      long start = TEN + readings[i] * 1000;
      builder.add(start, (int) readings[i + 1], readings[i + 2], 0, Quality.ACTUAL);
    }
    return new StoredBlock(DAY, version, new BlockEncoder().encode(builder.build()));
  }

  private void learnQuarters() {
    learn(0, QUARTER, 25, 900, QUARTER, 25, 1800, QUARTER, 25, 2700, QUARTER, 25);
  }

  private void learnHour() {
    learn(0, HOUR, 110);
  }

  private String standing() {
    return text(BlockMerge.of(blocks));
  }

  /** As "start+length=value", in minutes after ten. */
  private static String text(Readings readings) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < readings.size(); i++) {
      long minutes = (readings.start(i) - TEN) / 60_000;
      text.append(minutes).append('+').append(readings.interval(i) / 60);
      text.append('=').append(readings.unscaled(i)).append(' ');
    }
    return text.toString().strip();
  }

  @Test
  void anHourSupersedesItsQuarters() {
    learnQuarters();
    learnHour();
    assertThat(standing()).isEqualTo("0+60=110");
    assertThat(text(BlockMerge.of(blocks, 1_000))).isEqualTo("0+15=25 15+15=25 30+15=25 45+15=25");
  }

  @Test
  void fourQuartersSupersedeTheirHour() {
    learnHour();
    learnQuarters();
    assertThat(standing()).isEqualTo("0+15=25 15+15=25 30+15=25 45+15=25");
    assertThat(text(BlockMerge.of(blocks, 1_000))).isEqualTo("0+60=110");
  }

  @Test
  void anHourSupersedesThreeQuartersThatHaveOtherStarts() {
    learn(900, QUARTER, 25, 1800, QUARTER, 25, 2700, QUARTER, 25);
    learnHour();
    assertThat(standing()).isEqualTo("0+60=110");
  }

  @Test
  void anHourThatThreeQuartersCoverInPartStandsBesideThem() {
    learnHour();
    learn(900, QUARTER, 25, 1800, QUARTER, 25, 2700, QUARTER, 25);
    assertThat(standing()).isEqualTo("0+60=110 15+15=25 30+15=25 45+15=25");
  }

  @Test
  void aQuarterOfTheSameStartSupersedesAnHour() {
    learnHour();
    learn(0, QUARTER, 25);
    assertThat(standing()).isEqualTo("0+15=25");
  }

  @Test
  void whatASupersededHourCoversStaysSuperseded() {
    learnQuarters();
    learnHour();
    learn(0, QUARTER, 30);
    assertThat(standing()).isEqualTo("0+15=30");
  }

  @Test
  void severalNewerOnesOfSeveralVersionsCoverTogether() {
    learnHour();
    learn(-900, 2700, 1);
    learn(1800, QUARTER, 2, 2700, 1800, 3);
    assertThat(standing()).isEqualTo("-15+45=1 30+15=2 45+30=3");
  }

  @Test
  void readingsOfOneVersionDoNotSupersedeEachOther() {
    learn(0, HOUR, 110, 900, QUARTER, 25);
    assertThat(standing()).isEqualTo("0+60=110 15+15=25");
    learn(3600, HOUR, 1);
    assertThat(standing()).isEqualTo("0+60=110 15+15=25 60+60=1");
  }

  @Test
  void aDayThatIsSentAgainOnAShiftedGridReplacesTheDay() {
    learn(row(96, 0));
    learn(row(96, 300));
    Readings standing = BlockMerge.of(blocks);
    assertThat(standing.size()).isEqualTo(97); // the first one of the old day sticks out
    assertThat(standing.start(0)).isEqualTo(TEN);
    assertThat(standing.start(1)).isEqualTo(TEN + 300_000);
    assertThat(standing.start(96)).isEqualTo(TEN + 300_000 + 95 * 900_000L);
  }

  private static long[] row(int count, int shift) {
    long[] readings = new long[3 * count];
    for (int i = 0; i < count; i++) {
      readings[3 * i] = shift + (long) i * QUARTER;
      readings[3 * i + 1] = QUARTER;
      readings[3 * i + 2] = 1;
    }
    return readings;
  }

  @Test
  void theSequenceOrdersWhatWasLearnedInOneMillisecond() {
    blocks.add(block(new Version(5, 1), 0, QUARTER, 25, 900, QUARTER, 25, 1800, 1800, 50));
    blocks.add(block(new Version(5, 2), 0, HOUR, 110));
    assertThat(standing()).isEqualTo("0+60=110");
  }

  @Test
  void whatALongIntervalOfTheDayBeforeCoversIsSuperseded() {
    ReadingsBuilder two = new ReadingsBuilder(1);
    two.add(TEN - 86_400_000, 2 * 86_400, 96, 0, Quality.ACTUAL);
    learnQuarters();
    byte[] block = new BlockEncoder().encode(two.build());
    blocks.add(0, new StoredBlock(DAY - 1, new Version(now, 7), block));
    assertThat(standing()).isEqualTo("-1440+2880=96");
  }

  @Test
  void theMergeDoesWhatTheRuleSaysForRandomReadings() {
    long seed = System.nanoTime();
    System.out.println("SupersessionTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      List<Known> known = known(random);
      long asOf = random.nextInt(3) == 0 ? random.nextInt(6) : Version.NO_LIMIT;
      String expected =
          naive(known.stream().filter(each -> each.version.millis() <= asOf).toList());
      assertThat(text(BlockMerge.of(plainBlocks(known), asOf)))
          .as("round %d of seed %d: %s as of %d", round, seed, known, asOf)
          .isEqualTo(expected);
      assertThat(text(BlockMerge.of(partlyFolded(known, random), asOf)))
          .as("folded, round %d of seed %d: %s as of %d", round, seed, known, asOf)
          .isEqualTo(expected);
    }
  }

  /** A reading, in minutes after ten. */
  private record Known(Version version, int start, int length, int value) {}

  private static List<Known> known(Random random) {
    List<Known> known = new ArrayList<>();
    int versions = 1 + random.nextInt(5);
    int room = 1 + random.nextInt(12);
    for (int v = 0; v < versions; v++) {
      Version version = new Version(random.nextInt(5), v);
      int shift = random.nextInt(3) == 0 ? random.nextInt(15) : 0;
      int step = 15 << random.nextInt(3);
      for (int i = 0; i < room; i++) {
        if (random.nextInt(4) > 0) {
          int length = random.nextInt(6) == 0 ? 1 + random.nextInt(90) : step;
          known.add(new Known(version, shift + i * step, length, random.nextInt(1_000)));
        }
      }
    }
    return known;
  }

  private static String naive(List<Known> known) {
    TreeMap<Integer, String> standing = new TreeMap<>();
    for (Known each : known) {
      BitSet uncovered = new BitSet();
      uncovered.set(each.start, each.start + each.length);
      boolean sameStart = false;
      for (Known other : known) {
        if (other.version.compareTo(each.version) > 0) {
          uncovered.clear(other.start, other.start + other.length);
          sameStart |= other.start == each.start;
        }
      }
      if (!sameStart && !uncovered.isEmpty()) {
        standing.put(each.start, each.start + "+" + each.length + "=" + each.value);
      }
    }
    return String.join(" ", standing.values());
  }

  private static List<StoredBlock> plainBlocks(List<Known> known) {
    TreeMap<Version, List<Known>> byVersion = new TreeMap<>();
    known.forEach(k -> byVersion.computeIfAbsent(k.version, v -> new ArrayList<>()).add(k));
    List<StoredBlock> blocks = new ArrayList<>();
    byVersion.forEach((version, readings) -> blocks.add(block(version, numbers(readings))));
    return blocks;
  }

  private static long[] numbers(List<Known> known) {
    return known.stream()
        .flatMapToLong(k -> java.util.stream.LongStream.of(k.start * 60L, k.length * 60L, k.value))
        .toArray();
  }

  /** Some readings in blocks that have each start once and keep the versions; some stay as well. */
  private static List<StoredBlock> partlyFolded(List<Known> known, Random random) {
    List<StoredBlock> blocks = new ArrayList<>(plainBlocks(known));
    List<Known> left = new ArrayList<>(known);
    blocks.removeIf(
        block -> random.nextInt(3) > 0 || !left.removeIf(k -> k.version.equals(block.version())));
    List<Known> folded = new ArrayList<>(left.isEmpty() ? known : left);
    folded.sort(Comparator.comparingInt(Known::start).thenComparing(Known::version));
    while (!folded.isEmpty()) {
      TreeMap<Integer, Known> layer = new TreeMap<>();
      folded.forEach(each -> layer.put(each.start, each));
      folded.removeAll(layer.values());
      blocks.add(versioned(List.copyOf(layer.values())));
    }
    blocks.sort(null);
    return blocks;
  }

  private static StoredBlock versioned(List<Known> layer) {
    Readings readings = BlockMerge.of(List.of(block(new Version(0, 0), numbers(layer))));
    long[] millis = layer.stream().mapToLong(each -> each.version.millis()).toArray();
    long[] sequences = layer.stream().mapToLong(each -> each.version.sequence()).toArray();
    byte[] block = new VersionedBlock(readings, millis, sequences).encode(new BlockEncoder());
    long newest = layer.stream().mapToLong(each -> each.version.millis()).max().orElseThrow();
    return new StoredBlock(DAY, Version.ofSealed(newest, block.length), block);
  }
}
