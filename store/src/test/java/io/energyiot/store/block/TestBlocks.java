package io.energyiot.store.block;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;

/** Blocks of quarter hours to test with. A day is one of UTC. */
public final class TestBlocks {
  /** Milliseconds of a day. */
  public static final long DAY = 86_400_000;

  private static final long QUARTER = 900_000;

  private TestBlocks() {}

  /** The first quarter hours of a day with the values given. */
  public static Readings quarters(long day, long... values) {
    ReadingsBuilder readings = new ReadingsBuilder(values.length);
    for (int i = 0; i < values.length; i++) {
      readings.add(day * DAY + i * QUARTER, 900, values[i], 3, Quality.ACTUAL);
    }
    return readings.build();
  }

  /** A block of them to be written. */
  public static DayBlock dayBlock(Series series, long day, Version version, long... values) {
    return new DayBlock(series, day, version, new BlockEncoder().encode(quarters(day, values)));
  }

  /** A block of them as it is stored. */
  static StoredBlock plain(long day, Version version, long... values) {
    return new StoredBlock(day, version, new BlockEncoder().encode(quarters(day, values)));
  }

  /** A block whose readings have versions of their own, a version a value. */
  static StoredBlock sealed(long day, Version[] versions, long... values) {
    long[] millis = new long[versions.length];
    long[] sequences = new long[versions.length];
    long newest = 0;
    for (int i = 0; i < versions.length; i++) {
      millis[i] = versions[i].millis();
      sequences[i] = versions[i].sequence();
      newest = Math.max(newest, millis[i]);
    }
    VersionedBlock block = new VersionedBlock(quarters(day, values), millis, sequences);
    return new StoredBlock(day, Version.ofSealed(newest, 7), block.encode(new BlockEncoder()));
  }

  /** The values of readings, in thousandths. */
  static long[] values(Readings readings) {
    long[] values = new long[readings.size()];
    readings.copyUnscaled(values);
    return values;
  }
}
