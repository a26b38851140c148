package io.energyiot.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads readings as JSON objects:
 *
 * <pre>{"device_id": "MTR1", "channel": "KWH", "start": "2026-03-30T12:15:00Z",
 *  "interval": "PT15M", "value": 0.052, "quality": "actual"}</pre>
 *
 * <p>{@code device_id}, {@code start} (ISO 8601 with an offset) and {@code value} (a number or a
 * text, all its digits are kept) are required; the others are as above if they are absent or null.
 * A reading of quality {@code missing} has no value. Several readings of one series that follow
 * each other without a gap may come as one object, wherever one reading may:
 *
 * <pre>
 * {"device_id": "MTR1", "channel": "KWH", "start": "2026-03-30T00:00:00Z", "interval": "PT15M",
 *  "values": [0.052, "0.061", null], "qualities": ["actual", null, "missing"]}</pre>
 *
 * <p>{@code start} is that of the first. {@code qualities} may be left out, and null is actual. A
 * bad reading is rejected with its index and, in an object of several, with its place in it ({@code
 * values[17]}); the rest is read. Safe for use by several threads.
 */
public final class JsonReader {
  private final JsonLimits limits;
  private final JsonFactory factory;

  /** Creates a reader that enforces {@code limits}. */
  public JsonReader(JsonLimits limits) {
    this.limits = limits;
    this.factory = limits.factory();
  }

  /** Reads one reading or an array of them; see {@link #readDocument(InputStream, ReadingSink)}. */
  public void readDocument(byte[] json, ReadingSink sink) throws IOException {
    readDocument(new ByteArrayInputStream(json), sink);
  }

  /**
   * Reads one reading or an array of them. If the JSON is broken or exceeds a limit, the readings
   * before that stay good, and a reject at the index of the next reading says that the rest could
   * not be read.
   *
   * @param in not closed
   */
  public void readDocument(InputStream in, ReadingSink sink) throws IOException {
    ReadingFields fields = new ReadingFields();
    long index = 0;
    int left = limits.readings();
    try (JsonParser parser = factory.createParser(in)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (left == 0) {
            sink.reject(tooMany(index));
            return;
          }
          left -= readOne(parser, index, left, fields, sink);
          if (left < 0) {
            return;
          }
          index++;
        }
      } else {
        left -= readOne(parser, index, left, fields, sink);
        index++;
      }
      parser.nextToken();
      checkEnd(parser);
    } catch (BrokenRuleException e) {
      sink.reject(Reject.of(index, e));
    } catch (JsonProcessingException | CharConversionException e) {
      sink.reject(broken(index, "document", e));
    }
  }

  /** Reads NDJSON; see {@link #readLines(InputStream, ReadingSink)}. */
  public void readLines(byte[] json, ReadingSink sink) throws IOException {
    readLines(new ByteArrayInputStream(json), sink);
  }

  /**
   * Reads NDJSON: one reading per line; blank lines are skipped. A broken line does not affect the
   * next. Indexes count lines from 0.
   *
   * @param in not closed
   */
  public void readLines(InputStream in, ReadingSink sink) throws IOException {
    int longest = Math.min(limits.bytes(), ByteLines.LONGEST);
    ByteLines lines = new ByteLines(in, longest);
    ReadingFields fields = new ReadingFields();
    int left = limits.readings();
    while (left >= 0 && lines.next()) {
      long index = lines.number() - 1;
      if (lines.isTooLong()) {
        String rule = "a line has at most " + longest + " bytes";
        sink.reject(new Reject(index, null, ErrorCode.LINE_TOO_LONG, rule));
      } else if (!lines.isBlank()) {
        if (left == 0) {
          sink.reject(tooMany(index));
          return;
        }
        left -= readLine(lines, index, left, fields, sink);
      }
    }
  }

  private int readLine(
      ByteLines lines, long index, int left, ReadingFields fields, ReadingSink sink)
      throws IOException {
    int count = 1;
    int length = lines.to() - lines.from();
    try (JsonParser parser = factory.createParser(lines.bytes(), lines.from(), length)) {
      parser.nextToken();
      count = readOne(parser, index, left, fields, sink);
      parser.nextToken();
      checkEnd(parser);
    } catch (BrokenRuleException e) {
      sink.reject(Reject.of(index, e));
    } catch (JsonProcessingException | CharConversionException e) {
      sink.reject(broken(index, "line", e));
    }
    return count;
  }

  /**
   * Reads the object at which the parser stands; leaves it at the object's last token.
   *
   * @param left how many readings may still be taken; more than that is reported
   * @return the number of readings, including bad ones
   */
  private int readOne(
      JsonParser parser, long index, int left, ReadingFields fields, ReadingSink sink)
      throws IOException {
    try {
      fields.read(parser, left);
      fields.passTo(sink, index);
    } catch (BrokenRuleException e) {
      sink.reject(Reject.of(index, e));
    }
    if (fields.count() > left) {
      sink.reject(tooMany(index));
    }
    return fields.count();
  }

  private static void checkEnd(JsonParser parser) {
    if (parser.currentToken() != null) {
      throw new BrokenRuleException(
          ErrorCode.JSON_INVALID,
          null,
          "nothing may follow one reading or one array of readings; what follows was not read");
    }
  }

  private Reject tooMany(long index) {
    return new Reject(
        index,
        null,
        ErrorCode.TOO_LARGE,
        "at most " + limits.readings() + " readings are taken at once; the rest was not read");
  }

  private static Reject broken(long index, String what, IOException cause) {
    ErrorCode code = ErrorCode.JSON_INVALID;
    String detail = "not JSON";
    if (cause instanceof StreamConstraintsException over) {
      code = ErrorCode.TOO_LARGE;
      detail = over.getOriginalMessage();
    } else if (cause instanceof JsonProcessingException json) {
      detail = json.getOriginalMessage().replaceAll("\\p{Cntrl}", " ") + place(json.getLocation());
    }
    return new Reject(index, null, code, detail + "; the rest of the " + what + " was not read");
  }

  private static String place(JsonLocation location) {
    boolean known = location != null && location.getByteOffset() >= 0;
    return known ? " at byte " + location.getByteOffset() : "";
  }
}
