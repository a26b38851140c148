package io.energyiot.formats.avro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** The Avro record in which our own readings are sent. */
public final class ReadingBatch {
  private static final Schema SCHEMA = read();

  private ReadingBatch() {}

  /**
   * Returns its schema, {@code reading-batch.avsc}. Quality symbols are in the order of their
   * codes.
   */
  public static Schema schema() {
    return SCHEMA;
  }

  private static Schema read() {
    try (InputStream in = ReadingBatch.class.getResourceAsStream("reading-batch.avsc")) {
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of this jar", e);
    }
  }
}
