package io.energyiot.formats.mscons;

import io.energyiot.formats.FileContext;
import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.clock.SeenStarts;
import io.energyiot.formats.csv.CsvDecimals;
import io.energyiot.model.Channel;
import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The series that quantities belong to: LOC+172 names its device, PIA+5 its channel. */
final class MsconsSeries {
  private static final int SERIES_BYTES = 600;

  private final FileContext context;
  private final Map<Series, SeenStarts> seen = new HashMap<>();
  private long bytes;
  private String device = "";
  private String channel = "";
  private Series series;
  private SeenStarts starts;

  MsconsSeries(FileContext context) {
    this.context = context;
  }

  /** Begins a message, which names all anew. */
  void begin() {
    device = "";
    item();
  }

  /** Another party: a location of its own follows. */
  void party() {
    begin();
  }

  /** Reads a LOC. */
  void location(EdifactSegments loc) {
    if (loc.has(1, 0, "172")) {
      device = loc.text(2, 0);
      item();
    }
  }

  /** Begins an item, which names its channel. */
  void item() {
    channel = "";
    series = null;
  }

  /** Reads a PIA. */
  void product(EdifactSegments pia) {
    if (pia.has(1, 0, "5")) {
      channel = pia.text(2, 0);
      series = null;
    }
  }

  /**
   * Passes a quantity on.
   *
   * @throws BrokenRuleException if it or its series is wrong
   */
  void emit(MsconsQuantity quantity, ReadingSink sink) {
    int length = quantity.check();
    if (series == null) {
      name();
    }
    int before = starts.runs();
    if (!starts.add(quantity.start(), length * 1000L)) {
      throw new BrokenRuleException(
          ErrorCode.START_INVALID,
          "DTM+163",
          "the file has a value for this start before, " + Instant.ofEpochMilli(quantity.start()));
    }
    take((long) (starts.runs() - before) * SeenStarts.BYTES);
    CsvDecimals value = quantity.value();
    if (value.wide() == null) {
      sink.reading(
          quantity.segment(),
          series,
          quantity.start(),
          length,
          value.digits(),
          value.scale(),
          quantity.quality());
    } else {
      sink.wideReading(
          quantity.segment(), series, quantity.start(), length, value.wide(), quantity.quality());
    }
  }

  private void name() {
    String id = device.isEmpty() ? context.deviceId() : device;
    if (id == null) {
      throw new BrokenRuleException(
          ErrorCode.FIELD_MISSING, "LOC", "a quantity needs a device, which LOC+172 names");
    }
    if (channel.isEmpty()) {
      throw new BrokenRuleException(
          ErrorCode.FIELD_MISSING, "PIA", "a quantity needs a channel, which PIA+5 names");
    }
    Series named = Series.of(id, Channel.of(channel));
    SeenStarts known = seen.get(named);
    if (known == null) {
      take(SERIES_BYTES);
      known = new SeenStarts();
      seen.put(named, known);
    }
    starts = known;
    series = named;
  }

  private void take(long more) {
    bytes += more;
    if (bytes > context.memory()) {
      throw new EnergyException(
          ErrorCode.TOO_LARGE,
          "the file has too many series or gaps ("
              + seen.size()
              + " series, the last "
              + Quoted.of(device)
              + ") to find values that come twice; split it");
    }
  }
}
