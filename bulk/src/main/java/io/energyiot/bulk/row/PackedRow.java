package io.energyiot.bulk.row;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import java.nio.charset.StandardCharsets;

/**
 * A row of the table of day blocks.
 *
 * @param key its partition
 * @param channel the channel's name in UTF-8
 * @param day in the storage zone, days since 1970-01-01
 * @param version when the system learned the readings
 * @param block the readings, packed
 */
@SuppressWarnings("ArrayRecordComponent") // there are millions of them, so arrays are not copied
public record PackedRow(PartitionKey key, byte[] channel, int day, Version version, byte[] block) {

  /** Returns the series of the readings. */
  public Series series() {
    return new Series(key.deviceId(), Channel.of(new String(channel, StandardCharsets.UTF_8)));
  }
}
