package io.energyiot.cli.tail;

import io.energyiot.formats.ReadingList;
import io.energyiot.formats.json.JsonLimits;
import io.energyiot.formats.json.JsonReadings;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The one place that knows how records of the topic hold readings. */
final class RecordValue {
  private final JsonReadings json = new JsonReadings(JsonLimits.DEFAULT);

  /**
   * The readings of a record, and what in it can't be read.
   *
   * @param value may be null
   */
  ReadingList read(byte[] value) {
    ReadingList found = new ReadingList();
    if (value == null) {
      found.reject(new Reject(0, null, ErrorCode.CONTENT_INVALID, "the record has no value"));
      return found;
    }
    try {
      json.readDocument(value, found);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
  }
}
