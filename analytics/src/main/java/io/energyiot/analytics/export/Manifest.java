package io.energyiot.analytics.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.energyiot.model.StorageZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a day's folder has: {@code _manifest.json} in it.
 *
 * @param day in the zone
 * @param zone the storage zone
 * @param asOf what was learned until then is in it; the instant at which the job began
 * @param readings rows
 */
record Manifest(LocalDate day, StorageZone zone, Instant asOf, long readings) {
  private static final String NAME = "_manifest.json";

  /** Writes it, with the files that are there. */
  void write(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.sorted().toList();
    }
    Path target = folder.resolve(NAME);
    try (JsonGenerator json =
        new JsonFactory().createGenerator(target.toFile(), JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("day", day.toString());
      json.writeStringField("zone", zone.toString());
      json.writeStringField("as_of", asOf.toString());
      json.writeNumberField("readings", readings);
      json.writeArrayFieldStart("files");
      for (Path file : files) {
        json.writeStartObject();
        json.writeStringField("name", file.getFileName().toString());
        json.writeNumberField("bytes", Files.size(file));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
