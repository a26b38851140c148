package io.energyiot.bench.model.batch;

import io.energyiot.bench.machine.BenchException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A text of readings, as files have it.
 *
 * @param number tells it apart from others
 * @param what the text is, in short
 * @param zone of its local times
 * @param seconds the length of intervals that do not say theirs
 */
public record Content(
    int number, String what, String text, List<Batch> batches, ZoneId zone, int seconds) {

  /** What kind of file the text is in. */
  public enum Packing {
    PLAIN(".csv"),
    GZIP(".csv.gz"),
    ZIP(".zip");

    private final String suffix;

    Packing(String suffix) {
      this.suffix = suffix;
    }
  }

  /** Writes a file of it. */
  public Path write(Path folder, Packing packing) {
    Path file = folder.resolve("text-" + number + packing.suffix);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      switch (packing) {
        case PLAIN -> out.write(bytes);
        case GZIP -> {
          try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
          }
        }
        case ZIP -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("text-" + number + ".csv"));
            zip.write(bytes);
          }
        }
      }
      return file;
    } catch (IOException e) {
      throw new BenchException("a file can't be written", e);
    }
  }

  /** Returns the options for what the text does not say. */
  public List<String> options() {
    return List.of("--zone", zone.getId(), "--interval", Duration.ofSeconds(seconds).toString());
  }

  public List<String> devices() {
    return batches.stream().map(each -> each.meter().device()).distinct().toList();
  }

  @Override
  public String toString() {
    return "text %d (%s, %s, %d s) %s".formatted(number, what, zone, seconds, batches);
  }
}
