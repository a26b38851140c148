package io.energyiot.bulk.process;

import io.energyiot.bulk.row.MergeCounts;
import io.energyiot.model.error.ErrorCode;
import java.io.Serializable;
import java.util.SortedMap;

/** What the process answers: its progress, any number of times, and then the outcome. */
public sealed interface SstableReply extends Serializable {

  /**
   * More rows were written.
   *
   * @param rows how many more
   */
  record Progress(long rows) implements SstableReply {}

  /**
   * The request was done.
   *
   * @param merged what was merged, by the files' places in the load
   */
  @SuppressWarnings("serial") // the map is that of the JDK
  record Done(SortedMap<Integer, MergeCounts> merged) implements SstableReply {}

  /**
   * The request failed.
   *
   * @param code {@link ErrorCode#CHILD_FAILED} unless what failed has a code of its own
   * @param message why
   */
  record Failed(ErrorCode code, String message) implements SstableReply {}
}
