package io.energyiot.formats.avro;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;

/** Thrown for bytes that are not Avro of the schema they claim. */
final class DamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedException(String message) {
    super(message, null, false, false);
  }

  /** A decoding step. */
  interface Decoding<T> {
    T decode() throws IOException;
  }

  /**
   * Returns the result of {@code decoding}. Avro reports damage by exceptions of all these kinds.
   */
  static <T> T decode(Decoding<T> decoding) {
    try {
      return decoding.decode();
    } catch (IOException
        | AvroRuntimeException
        | UnsupportedOperationException
        | IndexOutOfBoundsException e) {
      throw new DamagedException(e.getMessage() == null ? "it ends too early" : e.getMessage());
    } catch (StackOverflowError e) { // Avro recurses into a schema that contains itself
      throw new DamagedException("it nests too deeply");
    }
  }
}
