package io.energyiot.formats.avro;

import io.energyiot.formats.csv.CsvDecimals;
import io.energyiot.model.Quality;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;

/**
 * Values and qualities of one run as they were written. Values come before qualities, so they are
 * kept until both are read.
 */
final class RunValues {
  /**
   * Bytes of the longest text. Texts of readings are far shorter; a damaged length must not exhaust
   * memory.
   */
  private static final int LONGEST_TEXT = 4096;

  private static final int ABSENT = -1;

  private byte[] texts = new byte[LONGEST_TEXT];
  private int end;
  private int[] begins = new int[128];
  private int[] lengths = new int[128];
  private byte[] qualities = new byte[128];
  private int count;
  private boolean hasQualities;

  /** Reads both arrays. */
  void read(BinaryDecoder decoder) throws IOException {
    end = 0;
    count = 0;
    for (long items = decoder.readArrayStart(); items > 0; items = decoder.arrayNext()) {
      for (long i = 0; i < items; i++) {
        readValue(decoder);
      }
    }
    int found = 0;
    for (long items = decoder.readArrayStart(); items > 0; items = decoder.arrayNext()) {
      for (long i = 0; i < items; i++) {
        readQuality(found++, decoder);
      }
    }
    hasQualities = found > 0;
    if (hasQualities && found != count) {
      throw new DamagedException(count + " values have " + found + " qualities");
    }
  }

  private void readValue(BinaryDecoder decoder) throws IOException {
    if (count == lengths.length) {
      begins = Arrays.copyOf(begins, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
      qualities = Arrays.copyOf(qualities, 2 * count);
    }
    begins[count] = end;
    lengths[count++] = decoder.readIndex() == 0 ? ABSENT : append(decoder);
  }

  private void readQuality(int i, BinaryDecoder decoder) throws IOException {
    int code = decoder.readEnum();
    if (i >= count || code < 0 || code >= Quality.codes()) {
      throw new DamagedException("a quality too many, or an unknown one");
    }
    qualities[i] = (byte) code;
  }

  /** Reads a text that is not one of the values. */
  String text(BinaryDecoder decoder) throws IOException {
    end = 0;
    int length = append(decoder);
    return new String(texts, 0, length, StandardCharsets.UTF_8);
  }

  private int append(BinaryDecoder decoder) throws IOException {
    long length = decoder.readLong();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new DamagedException("a text of " + length + " bytes");
    }
    if (end + length > texts.length) {
      texts = Arrays.copyOf(texts, 2 * texts.length);
    }
    decoder.readFixed(texts, end, (int) length);
    end += (int) length;
    return (int) length;
  }

  /** Returns how many values the run has. */
  int count() {
    return count;
  }

  /** Returns whether value {@code i} is not null. */
  boolean isPresent(int i) {
    return lengths[i] != ABSENT;
  }

  /** Returns the quality of value {@code i}. */
  Quality quality(int i) {
    return hasQualities ? Quality.ofCode(qualities[i]) : Quality.ACTUAL;
  }

  /** Reads value {@code i}, which must be present. */
  void readInto(CsvDecimals decimals, int i) {
    decimals.read(texts, begins[i], begins[i] + lengths[i]);
  }
}
