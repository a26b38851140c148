package io.energyiot.loader.door;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.LoadProgress;
import io.energyiot.store.load.LoadReceipt;
import java.io.Serializable;
import java.util.UUID;

/**
 * A reply of the loader. A load that is queued has one {@link Queued}, any number of others, and
 * then one {@link Ended}.
 */
public sealed interface DoorReply extends Serializable {

  /** The load is in the queue: it will be done, whatever becomes of the command. */
  record Queued(UUID id) implements DoorReply {}

  /**
   * The load waits.
   *
   * @param before how many loads come before it
   */
  record Waiting(int before) implements DoorReply {}

  /**
   * The load has failed for a reason that may pass, and is done again.
   *
   * @param why for people
   * @param seconds until then
   */
  record SetBack(String why, long seconds) implements DoorReply {}

  /** The load runs. */
  record Running(LoadProgress progress) implements DoorReply {}

  /**
   * The load has ended.
   *
   * @param folder holds the lists of rejects
   */
  record Ended(LoadReceipt receipt, String folder) implements DoorReply {}

  /**
   * What was asked is not done.
   *
   * @param message for people
   */
  record Refused(ErrorCode code, String message) implements DoorReply {}
}
