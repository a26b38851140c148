package io.energyiot.formats.avro;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import org.apache.avro.Schema;

/** Schemas as others write them. */
public final class SchemaText {
  private SchemaText() {}

  /**
   * The schema that {@code text} writes.
   *
   * @throws EnergyException with {@link ErrorCode#SCHEMA_INVALID} if it is none in Avro, or names
   *     types that it does not define
   */
  public static Schema parse(String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (RuntimeException e) { // Avro throws many kinds, NullPointerException among them
      throw new EnergyException(
          ErrorCode.SCHEMA_INVALID, "not a schema in Avro: " + e.getMessage(), e);
    }
  }
}
