package io.energyiot.loader;

import io.energyiot.model.error.EnergyException;
import io.energyiot.store.load.LoadReceipt;
import java.util.Optional;

/** What has become of a load at the end of an attempt. */
sealed interface JobEnd {

  /** It has ended; {@code last} is its last receipt. */
  record Ended(LoadReceipt last) implements JobEnd {}

  /**
   * It waits in the queue again.
   *
   * @param failure empty if it only ended with this loader
   */
  record GivenBack(Optional<EnergyException> failure) implements JobEnd {}

  /** Another loader has it by now. */
  record Lost() implements JobEnd {}
}
