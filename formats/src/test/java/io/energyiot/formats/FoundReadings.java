package io.energyiot.formats;

import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a format finds in a file, for tests. */
public final class FoundReadings implements ReadingSink {
  private final ReadingList list = new ReadingList();

  /** Counts of what was left out. */
  public final Map<String, Long> leftOut = new TreeMap<>();

  /** Notes in their order. */
  public final List<String> notes = new ArrayList<>();

  /** How many lines the reader counted. */
  public long lines;

  /** Reads a text whose files name their devices. */
  public static FoundReadings in(ReadingFormat format, String text) {
    return in(format, text.getBytes(StandardCharsets.UTF_8), null, 1 << 20);
  }

  /** Reads bytes. */
  public static FoundReadings in(ReadingFormat format, byte[] bytes, String device, long memory) {
    FoundReadings found = new FoundReadings();
    FileContext context = new FileContext("f", ZoneOffset.UTC, 900, device, Instant.EPOCH, memory);
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      found.lines = format.read(in, context, found);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found;
  }

  /** The lines of an {@code expected.csv}, without its header, with plain values. */
  public static List<String> expected(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    return lines.subList(1, lines.size());
  }

  /** All readings as in {@link #expected}, in order of channel and start. */
  public List<String> sorted() {
    return list.readings().stream()
        .sorted(java.util.Comparator.comparing(Reading::series).thenComparing(Reading::start))
        .map(FoundReadings::text)
        .toList();
  }

  private static String text(Reading reading) {
    return String.join(
        ",",
        reading.series().deviceId(),
        reading.series().channel().name(),
        Instant.ofEpochMilli(reading.start()).toString(),
        Duration.ofSeconds(reading.interval()).toString(),
        reading.value() == null ? "" : reading.value().toPlainString(),
        reading.quality().text());
  }

  /** Good readings, rejects and what was left out. */
  public long accounted() {
    long left = leftOut.values().stream().mapToLong(each -> each).sum();
    return list.readings().size() + list.rejects().size() + left;
  }

  /** The good readings in order of the file. */
  public List<Reading> readings() {
    return list.readings();
  }

  /** The rejects in order of the file. */
  public List<Reject> rejects() {
    return list.rejects();
  }

  @Override
  public void reading(
      long record, Series series, long start, int interval, long digits, int scale, Quality q) {
    list.reading(record, series, start, interval, digits, scale, q);
  }

  @Override
  public void wideReading(
      long record, Series series, long start, int interval, BigDecimal value, Quality quality) {
    list.wideReading(record, series, start, interval, value, quality);
  }

  @Override
  public void leftOut(String what, long count) {
    leftOut.merge(what, count, Long::sum);
  }

  @Override
  public void note(String text) {
    notes.add(text);
  }

  @Override
  public void reject(Reject reject) {
    list.reject(reject);
  }
}
