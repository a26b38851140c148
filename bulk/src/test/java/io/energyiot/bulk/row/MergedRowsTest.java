package io.energyiot.bulk.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockDecoder;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows written in any order by several writers come back sorted, and whole, as a plain map has
 * them.
 */
class MergedRowsTest {
  private static final int DAY = 20_000;
  private static final List<FileVersion> VERSIONS =
      Arrays.asList(new FileVersion(1_000, 77), null, new FileVersion(2_000, 5));

  @TempDir private Path folder;

  /** What tells a merged row apart: device, channel, day and file. */
  private record Row(String device, String channel, int day, int file) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void areThoseOfAPlainMap(long seed) throws IOException {
    Random random = new Random(seed);
    Map<Row, Map<Long, Long>> expected = new HashMap<>();
    int ranges = 1 + random.nextInt(9);
    try (RowSpill spill = new RowSpill(Files.createDirectory(folder.resolve("rows")), ranges);
        RowSpill.Writer one = spill.writer();
        RowSpill.Writer other = spill.writer()) {
      for (int order = 0; order < 5_000; order++) {
        write(random, order, random.nextBoolean() ? one : other, expected);
      }
    }
    List<PackedRow> found = new ArrayList<>();
    for (Path file : RowSpill.filesIn(folder.resolve("rows"))) {
      MergedRows.of(file, VERSIONS).forEachRemaining(found::add);
    }
    assertThat(found).as("seed %d", seed).hasSameSizeAs(expected.keySet());
    assertThat(found).as("seed %d", seed).isSortedAccordingTo(MergedRowsTest::inTableOrder);
    for (PackedRow row : found) {
      Map<Long, Long> values = new TreeMap<>();
      var readings = BlockDecoder.decode(row.block());
      for (int i = 0; i < readings.size(); i++) {
        values.put(readings.start(i), readings.unscaled(i));
      }
      int file = row.version().millis() == 1_000 ? 0 : 2;
      Row key = new Row(row.series().deviceId(), row.series().channel().name(), row.day(), file);
      assertThat(values).as("seed %d, %s", seed, key).isEqualTo(expected.get(key));
    }
  }

  /** Some quarter hours of a day; of a file that has no version they are to be left out. */
  private static void write(
      Random random, int order, RowSpill.Writer writer, Map<Row, Map<Long, Long>> expected)
      throws IOException {
    int file = random.nextInt(VERSIONS.size());
    Row row =
        new Row(
            "device-" + random.nextInt(200),
            random.nextBoolean() ? "KWH" : "KWH_EXPORT",
            DAY + random.nextInt(3),
            file);
    ReadingsBuilder readings = new ReadingsBuilder(4);
    for (int i = 0; i <= random.nextInt(5); i++) {
      long start = row.day() * 86_400_000L + random.nextInt(96) * 900_000L;
      readings.add(start, 900, order, 3, Quality.ACTUAL);
      if (VERSIONS.get(file) != null) {
        expected.computeIfAbsent(row, key -> new TreeMap<>()).put(start, (long) order);
      }
    }
    writer.write(
        PartitionKey.of(row.device(), 2024),
        row.channel().getBytes(StandardCharsets.UTF_8),
        row.day(),
        file,
        order,
        new BlockEncoder().encode(readings.build()));
  }

  private static int inTableOrder(PackedRow one, PackedRow other) {
    int byToken = Long.compare(one.key().token(), other.key().token());
    if (byToken != 0) {
      return byToken;
    }
    int byChannel = Arrays.compareUnsigned(one.channel(), other.channel());
    if (byChannel != 0) {
      return byChannel;
    }
    int byDay = Integer.compare(other.day(), one.day());
    return byDay != 0 ? byDay : other.version().compareTo(one.version());
  }
}
