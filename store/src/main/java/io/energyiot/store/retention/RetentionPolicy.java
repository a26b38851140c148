package io.energyiot.store.retention;

import io.energyiot.model.Channel;
import java.util.List;
import java.util.OptionalInt;

/**
 * How long the readings of some channels are kept.
 *
 * @param name as in its settings
 * @param channels those that it is for
 * @param keep how long
 */
public record RetentionPolicy(String name, List<ChannelPattern> channels, KeptTime keep) {
  /** Copies the list. */
  public RetentionPolicy {
    channels = List.copyOf(channels);
  }

  /** Returns how specific the policy is for a channel; empty if it is not for it. */
  OptionalInt specificity(Channel channel) {
    return channels.stream()
        .filter(pattern -> pattern.matches(channel))
        .mapToInt(ChannelPattern::specificity)
        .max();
  }
}
