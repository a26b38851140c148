package io.energyiot.formats.csv;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/** The series that a line's device and channel name; one object while they stay the same. */
final class SeriesColumns {
  private static final int MOST_CHANNELS = 1000;

  private final int deviceColumn;
  private final int channelColumn;
  private final KnownSeries known;
  private final Map<String, Channel> channels = new HashMap<>();
  private byte[] key = new byte[128];

  /**
   * @param most how many series are remembered, at least 1
   */
  SeriesColumns(int deviceColumn, int channelColumn, int most) {
    this.deviceColumn = deviceColumn;
    this.channelColumn = channelColumn;
    this.known = new KnownSeries(most);
  }

  /**
   * The series of a line.
   *
   * @throws BrokenRuleException with {@link ErrorCode#CONTENT_INVALID}, {@link
   *     ErrorCode#DEVICE_ID_INVALID} or {@link ErrorCode#CHANNEL_INVALID}
   */
  Series of(Fields fields) {
    int length = copyKey(fields);
    Series series = known.find(key, length);
    if (series == null) {
      String device = fields.utf8(deviceColumn, "device_id");
      String name = fields.utf8(channelColumn, "channel");
      series = new Series(device, channel(name));
      known.add(key, length, series);
    }
    return series;
  }

  /** Leaves in {@link #key} the device, a zero, which no id has, and the channel. */
  private int copyKey(Fields fields) {
    int device = fields.length(deviceColumn);
    int channel = fields.length(channelColumn);
    int length = device + 1 + channel;
    if (length > key.length) {
      key = new byte[length];
    }
    System.arraycopy(fields.bytes(), fields.from(deviceColumn), key, 0, device);
    key[device] = 0;
    System.arraycopy(fields.bytes(), fields.from(channelColumn), key, device + 1, channel);
    return length;
  }

  private Channel channel(String name) {
    if (channels.size() == MOST_CHANNELS) {
      channels.clear();
    }
    return channels.computeIfAbsent(name, Channel::of);
  }
}
