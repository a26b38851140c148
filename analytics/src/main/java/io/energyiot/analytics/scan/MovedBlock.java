package io.energyiot.analytics.scan;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.block.DayBlock;
import java.io.Serializable;

/**
 * A block in the form in which Spark moves it to the others of its series and day.
 *
 * @param place the day for which it is read: its own, or one that its readings bear on
 */
@SuppressWarnings("ArrayRecordComponent") // packed, never changed
record MovedBlock(
    String deviceId, String channel, long place, long day, long millis, long sequence, byte[] block)
    implements Serializable {

  /** The series and day that it is of, in order of day, device and channel. */
  record Key(long day, String deviceId, String channel) implements Serializable, Comparable<Key> {
    /** Without a comparator's objects, since it is called many times for each block. */
    @Override
    public int compareTo(Key other) {
      int byDay = Long.compare(day, other.day);
      if (byDay != 0) {
        return byDay;
      }
      int byDevice = deviceId.compareTo(other.deviceId);
      return byDevice != 0 ? byDevice : channel.compareTo(other.channel);
    }
  }

  static MovedBlock of(DayBlock block) {
    return new MovedBlock(
        block.series().deviceId(),
        block.series().channel().name(),
        block.day(),
        block.day(),
        block.version().millis(),
        block.version().sequence(),
        block.block());
  }

  Key key() {
    return new Key(place, deviceId, channel);
  }

  MovedBlock placedAt(long day) {
    return new MovedBlock(deviceId, channel, day, this.day, millis, sequence, block);
  }

  PlacedBlock toPlacedBlock() {
    return new PlacedBlock(place, toDayBlock());
  }

  DayBlock toDayBlock() {
    return new DayBlock(
        new Series(deviceId, Channel.of(channel)), day, new Version(millis, sequence), block);
  }
}
