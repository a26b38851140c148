package io.energyiot.bulk.process;

import io.energyiot.bulk.row.MergeCounts;
import java.io.Serializable;
import java.util.SortedMap;

/** What the process answers: how far it is, any number of times, and then how it ended. */
public sealed interface Reply extends Serializable {

  /**
   * More rows are written.
   *
   * @param rows how many more
   */
  record Progress(long rows) implements Reply {}

  /**
   * It is done.
   *
   * @param merged what was merged, by the files' places in the load
   */
  @SuppressWarnings("serial") // the map is that of the JDK
  record Done(SortedMap<Integer, MergeCounts> merged) implements Reply {}

  /**
   * It is not done.
   *
   * @param message why
   */
  record Failed(String message) implements Reply {}
}
