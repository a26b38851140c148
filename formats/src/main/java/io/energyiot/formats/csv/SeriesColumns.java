package io.energyiot.formats.csv;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import java.util.HashMap;
import java.util.Map;

/** The series that a line's device and channel name; one object while they stay the same. */
final class SeriesColumns {
  private static final int MOST_CHANNELS = 1000;

  private final int deviceColumn;
  private final int channelColumn;
  private final Remembered<String> devices = new Remembered<>("device_id", text -> text);
  private final Remembered<Channel> channels = new Remembered<>("channel", this::channel);
  private final Map<String, Channel> known = new HashMap<>();
  private Series series;

  SeriesColumns(int deviceColumn, int channelColumn) {
    this.deviceColumn = deviceColumn;
    this.channelColumn = channelColumn;
  }

  @SuppressWarnings("ReferenceEquality") // Remembered gives the same object for the same bytes
  Series of(Fields fields) {
    String device = devices.of(fields, deviceColumn);
    Channel channel = channels.of(fields, channelColumn);
    if (series == null || series.deviceId() != device || series.channel() != channel) {
      series = new Series(device, channel);
    }
    return series;
  }

  private Channel channel(String name) {
    if (known.size() == MOST_CHANNELS) {
      known.clear();
    }
    return known.computeIfAbsent(name, Channel::of);
  }
}
