package io.energyiot.formats.avro;

import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.csv.CsvDecimals;
import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Decodes a {@link ReadingBatch}; creates objects only for its series and wide values. */
final class BatchDecoder {
  private final RunValues values = new RunValues();
  private final CsvDecimals decimals = new CsvDecimals('.');
  private BinaryDecoder decoder;

  // of the current run
  private String device;
  private String channel;
  private long start;
  private int interval;
  private Series series;

  /**
   * Reads the batch from {@code from} to the end. If it is damaged, the readings before the damage
   * are good.
   */
  void read(byte[] batch, int from, ReadingSink sink) {
    decoder = DecoderFactory.get().binaryDecoder(batch, from, batch.length - from, decoder);
    long index = 0;
    try {
      long runs = DamagedException.decode(decoder::readArrayStart);
      while (runs > 0) {
        for (long i = 0; i < runs; i++) {
          DamagedException.decode(this::decodeRun);
          index += passRun(index, sink);
        }
        runs = DamagedException.decode(decoder::arrayNext);
      }
      if (!DamagedException.decode(decoder::isEnd)) {
        throw new DamagedException("more follows");
      }
    } catch (DamagedException e) {
      String rule =
          "not Avro of the batch: " + e.getMessage() + "; the rest of the record was not read";
      sink.reject(new Reject(index, null, ErrorCode.AVRO_INVALID, rule));
    }
  }

  private RunValues decodeRun() throws IOException {
    device = values.text(decoder);
    channel = values.text(decoder);
    start = decoder.readLong();
    interval = decoder.readInt();
    values.read(decoder);
    return values;
  }

  private int passRun(long index, ReadingSink sink) {
    try {
      series = series();
      checkStart(start);
      checkInterval(interval);
    } catch (BrokenRuleException e) {
      String rule = e.getMessage() + "; the run's " + values.count() + " readings are not taken";
      sink.reject(new Reject(index, e.field(), e.code(), rule));
      return values.count();
    }
    for (int i = 0; i < values.count(); i++) {
      pass(index + i, start + i * (interval * 1000L), i, sink);
    }
    return values.count();
  }

  private Series series() {
    boolean same =
        series != null
            && series.deviceId().equals(device)
            && series.channel().name().equals(channel);
    return same ? series : Series.of(device, Channel.of(channel));
  }

  private static void checkStart(long start) {
    if (start < Interval.EARLIEST_START || start >= Interval.END_OF_STARTS) {
      Interval.startMillis(Instant.ofEpochMilli(start));
    }
  }

  private static void checkInterval(int interval) {
    if (interval < 1 || interval > Interval.LONGEST) {
      Interval.parseLength("PT" + interval + "S");
    }
  }

  private void pass(long index, long begin, int i, ReadingSink sink) {
    try {
      checkStart(begin);
      Quality quality = values.quality(i);
      boolean missing = quality.isMissing();
      if (missing == values.isPresent(i)) {
        throw new BrokenRuleException(
            ErrorCode.VALUE_MISSING, "values", "a value is null if and only if it is MISSING");
      }
      if (missing) {
        sink.reading(index, series, begin, interval, 0, 0, quality);
        return;
      }
      values.readInto(decimals, i);
      if (decimals.wide() == null) {
        sink.reading(index, series, begin, interval, decimals.digits(), decimals.scale(), quality);
      } else {
        sink.wideReading(index, series, begin, interval, decimals.wide(), quality);
      }
    } catch (BrokenRuleException e) {
      sink.reject(Reject.of(index, e));
    }
  }
}
