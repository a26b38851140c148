package io.energyiot.model.error;

/** Whose turn it is to act on an error. */
public enum ErrorType {
  /** What was sent or asked is wrong; sending it again unchanged fails again. */
  USER,
  /** A defect of this software. */
  INTERNAL,
  /**
   * This machine can't do it now: it lacks memory, disk, a port or a permission, is overloaded, or
   * another job is at the same work.
   */
  RESOURCE,
  /** Another system (Cassandra, Kafka) does not answer or refuses; trying again may help. */
  EXTERNAL;

  /** The exit status of a process that ends with such an error: 2 if its user must act, else 1. */
  public int exitStatus() {
    return this == USER ? 2 : 1;
  }
}
