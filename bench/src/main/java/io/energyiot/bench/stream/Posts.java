package io.energyiot.bench.stream;

import io.energyiot.bench.http.Connection.Request;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.MeterReading;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.households.Households;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Requests with the readings of a day of meters, interval by interval or device by device. When the
 * day is over, the next group of meters sends its own. Each group sends the same day, so that it
 * stays open as with real streams. For one thread.
 */
public final class Posts implements Supplier<Request> {
  static final int QUARTERS_A_DAY = 96;

  private static final int KWH_SCALE = 3;
  private static final Households HOUSEHOLDS = new Households(1);

  private final Body body;
  private final LocalDate date;
  private final long first;
  private final int devices;
  private final boolean byDevice;
  private final int readingsEach;
  private final int[][] wattHours;
  private final long[] day = new long[Households.MAX_INTERVALS];
  private long rememberedGroup = -1;
  private long position;

  /**
   * Requests of {@code readingsEach} readings, or of as many whole days as these make.
   *
   * @param byDevice whether they have whole days of single devices, or interval after interval
   * @param date in UTC
   * @param first the number of the first meter
   * @param devices how many send at the same time
   */
  public Posts(
      Body body, boolean byDevice, LocalDate date, long first, int devices, int readingsEach) {
    this.body = body;
    this.byDevice = byDevice;
    this.date = date;
    this.first = first;
    this.devices = devices;
    this.readingsEach =
        byDevice
            ? Math.max(QUARTERS_A_DAY, readingsEach / QUARTERS_A_DAY * QUARTERS_A_DAY)
            : readingsEach;
    this.wattHours = new int[devices][];
  }

  /** Readings of each request. */
  int readingsEach() {
    return readingsEach;
  }

  @Override
  public Request get() {
    StringBuilder text = new StringBuilder(128 * readingsEach);
    for (int readings = 0; readings < readingsEach; readings += byDevice ? QUARTERS_A_DAY : 1) {
      if (byDevice) {
        appendDay(text);
      } else {
        appendReading(text);
      }
    }
    return request(text, readingsEach);
  }

  /** Readings sent so far; whole days if by device. */
  long position() {
    return position;
  }

  private void appendReading(StringBuilder text) {
    long quarter = position / devices;
    int device = (int) (position % devices);
    int quarterOfDay = (int) (quarter % QUARTERS_A_DAY);
    remember(quarter / QUARTERS_A_DAY);
    body.reading(
        text,
        Households.deviceId(meter(device, quarter / QUARTERS_A_DAY)),
        startMillis(quarterOfDay),
        wattHours[device][quarterOfDay]);
    position++;
  }

  private void appendDay(StringBuilder text) {
    long group = position / devices;
    int device = (int) (position % devices);
    remember(group);
    String deviceId = Households.deviceId(meter(device, group));
    body.day(text, deviceId, startMillis(0), wattHours[device]);
    position++;
  }

  private long startMillis(int quarterOfDay) {
    return (date.toEpochDay() * QUARTERS_A_DAY + quarterOfDay) * Body.QUARTER_MILLIS;
  }

  /** The number of a meter. */
  private long meter(int device, long group) {
    return first + group * devices + device;
  }

  private void remember(long group) {
    if (rememberedGroup != group) {
      for (int i = 0; i < devices; i++) {
        wattHours[i] = day(meter(i, group));
      }
      rememberedGroup = group;
    }
  }

  private int[] day(long meter) {
    HOUSEHOLDS.day(meter, date.toEpochDay(), QUARTERS_A_DAY, day);
    int[] values = new int[QUARTERS_A_DAY];
    for (int i = 0; i < QUARTERS_A_DAY; i++) {
      values[i] = Math.toIntExact(day[i]);
    }
    return values;
  }

  private Request request(StringBuilder text, int readings) {
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.path(), body.type(), text.length());
    return new Request(
        text.insert(0, head).toString().getBytes(StandardCharsets.US_ASCII), readings);
  }

  /**
   * Compares all readings of some devices with what was sent.
   *
   * @throws BenchException naming the first difference
   */
  void check(EnergyClient server, int sample, Random random) {
    for (int i = 0; i < sample; i++) {
      check(server, random.nextInt(devices));
    }
  }

  private void check(EnergyClient server, int device) {
    long sent = position / devices + (device < position % devices ? 1 : 0);
    long quarters = byDevice ? sent * QUARTERS_A_DAY : sent;
    for (long group = 0; group * QUARTERS_A_DAY < quarters; group++) {
      long meter = meter(device, group);
      String deviceId = Households.deviceId(meter);
      List<MeterReading> readings =
          server.readingList(RangeQuestion.of(deviceId, date, date.plusDays(1)));
      check(
          deviceId,
          day(meter),
          readings,
          Math.min(QUARTERS_A_DAY, quarters - group * QUARTERS_A_DAY));
    }
  }

  private static void check(
      String deviceId, int[] expected, List<MeterReading> readings, long count) {
    if (readings.size() != count) {
      throw new BenchException(deviceId + " has " + readings.size() + " readings, not " + count);
    }
    for (int i = 0; i < count; i++) {
      String value = readings.get(i).value().toPlainString();
      if (!value.equals(BigDecimal.valueOf(expected[i], KWH_SCALE).toPlainString())) {
        throw new BenchException(deviceId + ", interval " + i + " has " + value);
      }
    }
  }
}
