package io.energyiot.platform.service;

import java.nio.file.Path;

/**
 * Is told what happens while services start and stop, on the thread of the caller or on one that it
 * waits for.
 */
public interface StartProgress {
  /** Tells nobody. */
  StartProgress SILENT = (service, step, detail) -> {};

  /**
   * One step of one service.
   *
   * @param detail for people: a place, a time taken, a reason; may be empty
   */
  void on(Service service, Step step, String detail);

  /** The process of Spark that was kept has ended. */
  default void sparkStopped(String detail) {}

  /** Another command holds the data folder, and this one waits for it. */
  default void waitingForFolder(Path folder) {}

  /** Others could read the data folder; now its owner alone can. */
  default void closedToOthers(Path folder) {}

  /** What can happen to a service. */
  enum Step {
    /** Its process was started. */
    STARTING,
    /** It had been started before. */
    ALREADY_RUNNING,
    /** It answers. */
    READY,
    /** It was asked to end. */
    STOPPING,
    /** It did not end in time and is being ended by force. */
    FORCED,
    /** It has ended. */
    STOPPED,
    /** There was nothing to stop. */
    NOT_RUNNING
  }
}
