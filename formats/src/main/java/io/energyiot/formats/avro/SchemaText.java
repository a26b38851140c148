package io.energyiot.formats.avro;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import org.apache.avro.Schema;

/** Parses schemas of other programs. */
public final class SchemaText {
  private static final int LONGEST_REASON = 500;

  private SchemaText() {}

  /**
   * Parses a schema.
   *
   * @throws EnergyException with {@link ErrorCode#SCHEMA_INVALID} if the text is not an Avro
   *     schema, names types that it does not define, or expands to more than {@link SchemaLimits}
   *     allow
   */
  public static Schema parse(String text) {
    SchemaLimits.check(text);
    Schema schema = parsed(text);
    SchemaLimits.check(schema);
    return schema;
  }

  private static Schema parsed(String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (RuntimeException e) { // Avro throws many kinds, NullPointerException among them
      String reason = String.valueOf(e.getMessage());
      String shown = reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
      throw new EnergyException(ErrorCode.SCHEMA_INVALID, "not a schema in Avro: " + shown, e);
    }
  }
}
