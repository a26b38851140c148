package io.energyiot.formats.csv;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/** Reads the series that a line's device and channel name; one object while they stay the same. */
final class SeriesColumns {
  private static final int MAX_CHANNELS = 1000;

  private final int deviceColumn;
  private final int channelColumn;
  private final KnownSeries known;
  private final Map<String, Channel> channels = new HashMap<>();

  /**
   * @param max the largest number of series to remember, at least 1
   */
  SeriesColumns(int deviceColumn, int channelColumn, int max) {
    this.deviceColumn = deviceColumn;
    this.channelColumn = channelColumn;
    this.known = new KnownSeries(deviceColumn, channelColumn, max);
  }

  /**
   * Returns the series of a line.
   *
   * @throws BrokenRuleException with {@link ErrorCode#CONTENT_INVALID}, {@link
   *     ErrorCode#DEVICE_ID_INVALID} or {@link ErrorCode#CHANNEL_INVALID}
   */
  Series of(Fields fields) {
    Series series = known.find(fields);
    if (series == null) {
      String device = fields.utf8(deviceColumn, "device_id");
      String channel = fields.utf8(channelColumn, "channel");
      series = Series.of(device, channel(channel));
      known.add(fields, series);
    }
    return series;
  }

  private Channel channel(String name) {
    if (channels.size() == MAX_CHANNELS) {
      channels.clear();
    }
    return channels.computeIfAbsent(name, Channel::of);
  }
}
