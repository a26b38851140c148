package io.energyiot.analytics.scan;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.block.DayBlock;
import java.io.Serializable;
import java.util.Comparator;

/** A block on its way to where the others of its series and day are. */
@SuppressWarnings("ArrayRecordComponent") // packed, never changed
record MovedBlock(
    String deviceId, String channel, long day, long millis, long sequence, byte[] block)
    implements Serializable {

  /** The series and day that it is of, in order of day, device and channel. */
  record Key(long day, String deviceId, String channel) implements Serializable, Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::day).thenComparing(Key::deviceId).thenComparing(Key::channel);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  static MovedBlock of(DayBlock block) {
    return new MovedBlock(
        block.series().deviceId(),
        block.series().channel().name(),
        block.day(),
        block.version().millis(),
        block.version().sequence(),
        block.block());
  }

  Key key() {
    return new Key(day, deviceId, channel);
  }

  DayBlock toDayBlock() {
    return new DayBlock(
        new Series(deviceId, Channel.of(channel)), day, new Version(millis, sequence), block);
  }
}
