package io.energyiot.store;

import io.energyiot.model.Channel;
import io.energyiot.store.block.BlockKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What an erasure has removed.
 *
 * @param deviceId the device
 * @param until the instant until which everything learned is gone for good, milliseconds since
 *     1970-01-01T00:00:00Z
 * @param registered whether the device registry had it
 * @param channels those that had readings, by name
 */
public record Erased(
    String deviceId, long until, boolean registered, List<ErasedChannel> channels) {

  /**
   * What was removed of a channel.
   *
   * @param blocks the number of rows
   * @param days the number of days that had readings
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param lastDay the last day, itself included
   */
  public record ErasedChannel(
      Channel channel, long blocks, long days, long firstDay, long lastDay) {}

  /** Counts what was removed. */
  static Erased of(String deviceId, long until, boolean registered, Collection<BlockKey> keys) {
    TreeMap<Channel, List<BlockKey>> byChannel = new TreeMap<>();
    for (BlockKey key : keys) {
      byChannel.computeIfAbsent(key.channel(), channel -> new ArrayList<>()).add(key);
    }
    return new Erased(
        deviceId,
        until,
        registered,
        byChannel.entrySet().stream()
            .map(each -> channel(each.getKey(), each.getValue()))
            .toList());
  }

  private static ErasedChannel channel(Channel channel, List<BlockKey> keys) {
    long[] days = keys.stream().mapToLong(BlockKey::day).distinct().sorted().toArray();
    return new ErasedChannel(channel, keys.size(), days.length, days[0], days[days.length - 1]);
  }
}
