package io.energyiot.formats.greenbutton.write;

import io.energyiot.formats.greenbutton.GreenButtonFormat;
import io.energyiot.model.Channel;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * Writes readings as a Green Button feed, which {@link GreenButtonFormat} reads back as the same
 * intervals, values and qualities; values of one call of {@link #write} get as many digits after
 * the point as the longest has. What ESPI can't hold is left out and counted: other channels than
 * {@code KWH}, {@code KWH_EXPORT} and {@code KWH_NET}; qualities without a code, those of missing
 * values among them; starts within a second; values of more than 48 bits or 15 decimals.
 */
public final class GreenButtonWriter implements Closeable {
  private static final Map<Channel, Integer> FLOWS =
      Map.of(Channel.KWH, 1, Channel.of("KWH_EXPORT"), 19, Channel.of("KWH_NET"), 4);

  private final EspiFeedText feed;
  private final Map<String, Long> leftOut = new TreeMap<>();
  private String device = "";
  private long point;
  private long meter;

  /**
   * Begins a feed.
   *
   * @param out not closed here
   * @param zone whose days the blocks are
   * @param updated when the feed is made
   */
  public GreenButtonWriter(OutputStream out, ZoneId zone, Instant updated) throws IOException {
    try {
      feed = new EspiFeedText(out, zone, updated);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /**
   * Writes readings of a series, of which more may follow.
   *
   * @param series its device is that of the call before, or a later one in order of ids
   * @throws IllegalArgumentException if it is an earlier one
   */
  public void write(Series series, Readings readings) throws IOException {
    if (series.deviceId().compareTo(device) < 0) {
      throw new IllegalArgumentException(series.deviceId() + " after " + device);
    }
    Integer flow = FLOWS.get(series.channel());
    if (flow == null) {
      count("readings of channel " + series.channel(), readings.size());
      return;
    }
    EspiRange range = EspiRange.of(readings, this::count);
    if (range.size() == 0) {
      return;
    }
    try {
      if (!series.deviceId().equals(device)) {
        device = series.deviceId();
        point++;
        meter = 0;
        feed.usagePoint(point, device);
      }
      meter++;
      feed.meterReading(point, meter, flow, range.multiplier());
      feed.blocks(point, meter, readings, range);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void count(String what, long more) {
    if (more > 0) {
      leftOut.merge(what, more, Long::sum);
    }
  }

  /** What was left out so far, and how many of each. */
  public Map<String, Long> leftOut() {
    return Collections.unmodifiableMap(leftOut);
  }

  /** Ends the feed. */
  @Override
  public void close() throws IOException {
    try {
      feed.end();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
