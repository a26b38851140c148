package io.energyiot.jobs;

import io.energyiot.model.error.ErrorCode;
import java.io.Serializable;

/**
 * A reply of Spark's process. A request has any number of {@link Progress} and {@link Printed}, and
 * then one {@link Done} or {@link Failed}.
 */
public sealed interface JobReply extends Serializable {

  /**
   * How far the job is.
   *
   * @param percent 0 to 100
   * @param words what is being done, and the time left if it is known
   */
  record Progress(double percent, String words) implements JobReply {}

  /**
   * The next part of the job's output.
   *
   * @param text of any length; may begin and end anywhere in a line
   */
  record Printed(String text) implements JobReply {}

  /** The end of a job that succeeded. */
  record Done() implements JobReply {}

  /**
   * The end of a job that failed.
   *
   * @param code what failed; its type says who has to act
   * @param message for people; may have several lines
   */
  record Failed(ErrorCode code, String message) implements JobReply {}
}
