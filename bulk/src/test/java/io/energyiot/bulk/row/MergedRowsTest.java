package io.energyiot.bulk.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockDecoder;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is spilled in any order comes back sorted and merged, as a plain map has it. */
class MergedRowsTest {
  private static final long QUARTER = 900_000;
  private static final int DAY = 20_000;

  /** The third file is one that could not be read to its end. */
  private static final List<FileVersion> VERSIONS =
      Arrays.asList(
          new FileVersion(1_000, -1),
          new FileVersion(3_000, 77),
          null,
          new FileVersion(3_000, Long.MIN_VALUE));

  @TempDir Path folder;

  /** A row as it is put aside. */
  private record Spilled(Place place, long order, Readings readings) {
    byte[] block() {
      return new BlockEncoder().encode(readings);
    }
  }

  /** What rows have in common that are merged. */
  private record Place(PartitionKey key, String channel, int day, int file) {
    /** The order of the table. */
    static final Comparator<Place> ORDER =
        Comparator.comparingLong((Place place) -> place.key().token())
            .thenComparing(place -> place.key().bytes(), Arrays::compareUnsigned)
            .thenComparing(Place::channel)
            .thenComparing(Place::day, Comparator.reverseOrder())
            .thenComparing(Place::version, Comparator.reverseOrder());

    Version version() {
      return VERSIONS.get(file).ofPiece(0);
    }
  }

  /** A row as it comes back. */
  private record Row(String key, String channel, int day, Version version, Readings readings) {
    static Row of(PackedRow row) {
      return new Row(
          HexFormat.of().formatHex(row.key().bytes()),
          new String(row.channel(), StandardCharsets.UTF_8),
          row.day(),
          row.version(),
          BlockDecoder.decode(row.block()));
    }

    static Row of(Place place, Readings readings) {
      return new Row(
          HexFormat.of().formatHex(place.key().bytes()),
          place.channel(),
          place.day(),
          place.version(),
          readings);
    }
  }

  static Stream<Long> seeds() {
    return new Random().longs(20).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsSpilledComesBackSortedAndMerged(long seed) throws IOException {
    Random random = new Random(seed);
    List<Spilled> rows = new ArrayList<>();
    List<PartitionKey> keys = keys(random);
    int count = random.nextInt(3_000);
    for (int i = 0; i < count; i++) {
      Place place =
          new Place(
              keys.get(random.nextInt(keys.size())),
              random.nextBoolean() ? "KWH" : "KWH_OUT",
              DAY + random.nextInt(3),
              random.nextInt(VERSIONS.size()));
      rows.add(new Spilled(place, i, someReadings(place.day(), random)));
    }
    Collections.shuffle(rows, random);
    int ranges = 1 + random.nextInt(20);

    List<Path> files = spill(rows, ranges, 1 + random.nextInt(4));

    TreeMap<Integer, MergeCounts> counts = new TreeMap<>();
    List<Row> found = new ArrayList<>();
    for (Path file : files) {
      MergedRows merged = MergedRows.of(file, VERSIONS);
      merged.forEachRemaining(row -> found.add(Row.of(row)));
      merged.counts().forEach((place, each) -> counts.merge(place, each, MergeCounts::plus));
    }
    TreeMap<Integer, MergeCounts> expectedCounts = new TreeMap<>();
    assertThat(found).isEqualTo(expected(rows, expectedCounts));
    assertThat(counts).isEqualTo(expectedCounts);
  }

  /** Also keys of one token, and of tokens that differ in their lowest bits only. */
  private static List<PartitionKey> keys(Random random) {
    List<PartitionKey> keys = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      PartitionKey key = PartitionKey.of("device-" + random.nextInt(1_000_000), 2026);
      keys.add(key);
      keys.add(new PartitionKey(key.token() ^ 1, 0, PartitionKey.of("near-" + i, 2026).bytes()));
      keys.add(new PartitionKey(key.token(), 0, PartitionKey.of("same-" + i, 2026).bytes()));
    }
    keys.add(new PartitionKey(Long.MAX_VALUE, 0, PartitionKey.of("last", 2026).bytes()));
    keys.add(new PartitionKey(Long.MIN_VALUE + 1, 0, PartitionKey.of("first", 2026).bytes()));
    return keys;
  }

  private static Readings someReadings(int day, Random random) {
    ReadingsBuilder readings = new ReadingsBuilder(8);
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      long start = day * 86_400_000L + QUARTER * random.nextInt(96);
      readings.add(start, 900, random.nextInt(100_000), 3, Quality.ACTUAL);
    }
    return readings.build();
  }

  private List<Path> spill(List<Spilled> rows, int ranges, int writers) throws IOException {
    try (RowSpill spill = new RowSpill(folder, ranges)) {
      List<RowSpill.Writer> open = Stream.generate(spill::writer).limit(writers).toList();
      for (int i = 0; i < rows.size(); i++) {
        Spilled row = rows.get(i);
        Place place = row.place();
        open.get(i % writers)
            .write(
                place.key(),
                place.channel().getBytes(StandardCharsets.UTF_8),
                place.day(),
                place.file(),
                row.order(),
                row.block());
      }
      for (RowSpill.Writer writer : open) {
        writer.close();
      }
      assertThat(spill.rows()).isEqualTo(rows.size());
      assertThat(RowSpill.filesIn(folder)).isEqualTo(spill.files()).hasSize(ranges);
      return spill.files();
    }
  }

  private static List<Row> expected(List<Spilled> rows, Map<Integer, MergeCounts> counts) {
    TreeMap<Place, List<Spilled>> places = new TreeMap<>(Place.ORDER);
    rows.stream()
        .filter(row -> VERSIONS.get(row.place().file()) != null)
        .forEach(row -> places.computeIfAbsent(row.place(), p -> new ArrayList<>()).add(row));
    List<Row> expected = new ArrayList<>();
    places.forEach(
        (place, parts) -> {
          Readings whole = lastWins(parts);
          expected.add(Row.of(place, whole));
          if (parts.size() > 1) {
            counts.merge(place.file(), mergeCounts(parts, whole), MergeCounts::plus);
          }
        });
    return expected;
  }

  private static Readings lastWins(List<Spilled> parts) {
    TreeMap<Long, Long> values = new TreeMap<>();
    parts.stream()
        .sorted(Comparator.comparingLong(Spilled::order))
        .map(Spilled::readings)
        .forEach(
            part -> {
              for (int i = 0; i < part.size(); i++) {
                values.put(part.start(i), part.unscaled(i));
              }
            });
    ReadingsBuilder whole = new ReadingsBuilder(values.size());
    values.forEach((start, value) -> whole.add(start, 900, value, 3, Quality.ACTUAL));
    return whole.build();
  }

  private static MergeCounts mergeCounts(List<Spilled> parts, Readings whole) {
    int readings = parts.stream().mapToInt(part -> part.readings().size()).sum();
    int bytes = parts.stream().mapToInt(part -> part.block().length).sum();
    return new MergeCounts(
        parts.size() - 1, readings - whole.size(), bytes - new BlockEncoder().encode(whole).length);
  }

  @Test
  void aDayOfMoreReadingsThanABlockHoldsIsCutIntoPiecesTheLastOfWhichComesFirst()
      throws IOException {
    Place place = new Place(PartitionKey.of("fast", 2026), "KWH", DAY, 0);
    Readings even = seconds(0, BlockEncoder.MAX_READINGS);
    Readings odd = seconds(500, 10);
    List<Path> files =
        spill(List.of(new Spilled(place, 1, odd), new Spilled(place, 0, even)), 1, 1);

    MergedRows merged = MergedRows.of(files.get(0), VERSIONS);
    List<PackedRow> pieces = new ArrayList<>();
    merged.forEachRemaining(pieces::add);

    assertThat(pieces)
        .extracting(PackedRow::version)
        .containsExactly(VERSIONS.get(0).ofPiece(1), VERSIONS.get(0).ofPiece(0));
    ReadingsBuilder all = new ReadingsBuilder(even.size());
    all.addAll(even);
    all.addAll(odd);
    Readings whole = all.build();
    assertThat(BlockDecoder.decode(pieces.get(1).block()))
        .isEqualTo(whole.slice(0, BlockEncoder.MAX_READINGS));
    assertThat(BlockDecoder.decode(pieces.get(0).block()))
        .isEqualTo(whole.slice(BlockEncoder.MAX_READINGS, whole.size()));
    assertThat(merged.hasNext()).isFalse();
  }

  private static Readings seconds(int offset, int count) {
    ReadingsBuilder readings = new ReadingsBuilder(count);
    for (int i = 0; i < count; i++) {
      readings.add(DAY * 86_400_000L + i * 1_000L + offset, 1, i, 0, Quality.ACTUAL);
    }
    return readings.build();
  }
}
