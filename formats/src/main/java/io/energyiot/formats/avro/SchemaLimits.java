package io.energyiot.formats.avro;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Refuses schemas that expand to too much. A schema defines each record once and may use it many
 * times: a few hundred bytes can describe a tree of 2^45 records, each of which a reader must visit
 * even if it takes no bytes.
 */
final class SchemaLimits {
  /** The longest schema, in characters. */
  static final int LONGEST_TEXT = 1 << 20;

  /**
   * The largest number of fields, elements and branches in all records of a schema, fully expanded.
   */
  static final int MAX_PARTS = 20_000;

  /** How deeply records, arrays and unions may be nested. */
  static final int DEEPEST = 64;

  private static final int MAX_BRANCHES = 500;

  /** The deepest JSON. One level of Avro takes up to three levels of JSON. */
  private static final int DEEPEST_JSON = 4 * DEEPEST;

  private static final long BEING_COUNTED = -1;

  private final IdentityHashMap<Schema, Long> sizes = new IdentityHashMap<>();
  private final Set<Schema> found = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Schema> pending = new ArrayDeque<>();

  private SchemaLimits() {}

  /**
   * Checks the text of a schema before it is parsed.
   *
   * @throws EnergyException with {@link ErrorCode#SCHEMA_INVALID}
   */
  static void check(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw tooMuch("has more than " + LONGEST_TEXT + " characters");
    }
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        if (++depth > DEEPEST_JSON) {
          throw tooDeep();
        }
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
  }

  /**
   * Checks a schema.
   *
   * @throws EnergyException with {@link ErrorCode#SCHEMA_INVALID}
   */
  static void check(Schema schema) {
    SchemaLimits limits = new SchemaLimits();
    long parts = limits.apart(schema, 0);
    while (!limits.pending.isEmpty()) {
      parts += limits.recordSize(limits.pending.remove(), 0);
      checkParts(parts);
    }
  }

  /**
   * Returns the size of a part that data may leave out. A record in it counts as 1 here and is
   * counted separately.
   */
  private long apart(Schema schema, int depth) {
    if (schema.getType() != Schema.Type.RECORD) {
      return size(schema, depth);
    }
    if (found.add(schema)) {
      pending.add(schema);
    }
    return 1;
  }

  private long size(Schema schema, int depth) {
    if (depth > DEEPEST) {
      throw tooDeep();
    }
    return switch (schema.getType()) {
      case RECORD -> recordSize(schema, depth);
      case ARRAY -> 1 + apart(schema.getElementType(), depth + 1);
      case MAP -> 1 + apart(schema.getValueType(), depth + 1);
      case UNION -> unionSize(schema, depth);
      default -> 1;
    };
  }

  private long unionSize(Schema union, int depth) {
    if (union.getTypes().size() > MAX_BRANCHES) {
      throw tooMuch("has a union of more than " + MAX_BRANCHES + " branches");
    }
    return 1 + union.getTypes().stream().mapToLong(branch -> apart(branch, depth + 1)).sum();
  }

  private long recordSize(Schema record, int depth) {
    Long known = sizes.get(record);
    if (known != null) {
      if (known == BEING_COUNTED) {
        throw tooMuch("has the record " + record.getFullName() + ", which holds itself");
      }
      return known;
    }
    sizes.put(record, BEING_COUNTED);
    long size = 1;
    for (Schema.Field field : record.getFields()) {
      size += size(field.schema(), depth + 1);
      checkParts(size);
    }
    sizes.put(record, size);
    return size;
  }

  private static void checkParts(long parts) {
    if (parts > MAX_PARTS) {
      throw tooMuch("has more than " + MAX_PARTS + " fields, written out");
    }
  }

  private static EnergyException tooDeep() {
    return tooMuch("nests deeper than " + DEEPEST + " levels");
  }

  private static EnergyException tooMuch(String what) {
    return new EnergyException(ErrorCode.SCHEMA_INVALID, "the schema " + what);
  }
}
