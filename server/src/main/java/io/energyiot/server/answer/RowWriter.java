package io.energyiot.server.answer;

import io.energyiot.query.RangePart;
import java.io.IOException;

/** Writes readings as rows, each with the series that it belongs to. For one thread. */
public interface RowWriter {
  /** Adds the readings of a part. */
  void add(RangePart part) throws IOException;

  /**
   * Ends the rows.
   *
   * @param expected how many intervals should be there
   * @param present how many readings with a value are there
   * @param overlapping how many readings overlap another one
   */
  void finish(long expected, long present, long overlapping) throws IOException;
}
