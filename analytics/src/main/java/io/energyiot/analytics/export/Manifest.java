package io.energyiot.analytics.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.StorageZone;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The content of a day's folder, as {@code _manifest.json} lists it.
 *
 * @param day in the zone
 * @param zone the storage zone
 * @param asOf the instant at which the job began; what was learned until then is included
 * @param files those of the day, whose rows are its readings
 */
record Manifest(LocalDate day, StorageZone zone, Instant asOf, List<File> files) {
  static final String NAME = "_manifest.json";

  /**
   * A file of the folder.
   *
   * @param name without the folder's
   * @param bytes its length
   * @param readings its rows
   */
  record File(String name, long bytes, long readings) {}

  /** Copies the files, in order of name. */
  Manifest {
    files = files.stream().sorted(Comparator.comparing(File::name)).toList();
  }

  /** The rows of all files. */
  long readings() {
    return files.stream().mapToLong(File::readings).sum();
  }

  /** The names of the files. */
  Set<String> names() {
    return files.stream().map(File::name).collect(Collectors.toSet());
  }

  /** Writes it and closes {@code out}. */
  void write(OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("day", day.toString());
      json.writeStringField("zone", zone.toString());
      json.writeStringField("as_of", asOf.toString());
      json.writeNumberField("readings", readings());
      json.writeArrayFieldStart("files");
      for (File file : files) {
        json.writeStartObject();
        json.writeStringField("name", file.name());
        json.writeNumberField("bytes", file.bytes());
        json.writeNumberField("readings", file.readings());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** The names of the files of one that was written. */
  static Set<String> names(InputStream in) throws IOException {
    return new HashSet<>(new ObjectMapper().readTree(in).path("files").findValuesAsText("name"));
  }
}
