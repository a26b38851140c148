package io.energyiot.formats.avro;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;

/** Bytes that are not Avro of their schema. */
final class DamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedException(String message) {
    super(message, null, false, false);
  }

  /** Something that decodes. */
  interface Decoding<T> {
    T decode() throws IOException;
  }

  /** What {@code decoding} gives; Avro tells damage by exceptions of all these kinds. */
  static <T> T decode(Decoding<T> decoding) {
    try {
      return decoding.decode();
    } catch (IOException
        | AvroRuntimeException
        | UnsupportedOperationException
        | IndexOutOfBoundsException e) {
      throw new DamagedException(e.getMessage() == null ? "it ends too early" : e.getMessage());
    } catch (StackOverflowError e) { // Avro goes into each level of a schema that holds itself
      throw new DamagedException("it nests too deeply");
    }
  }
}
