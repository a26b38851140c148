package io.energyiot.server.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;

/**
 * Writes answers as JSON: the components of a record in their order, decimals in full. Ranges of
 * readings, which may be long, are written by {@link RangeJson}.
 */
public final class AnswerJson {
  private static final ObjectWriter WRITER =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build())
          .writer();

  private AnswerJson() {}

  /** Returns an answer's bytes, in UTF-8. */
  public static byte[] write(Record answer) {
    try {
      return WRITER.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }
}
