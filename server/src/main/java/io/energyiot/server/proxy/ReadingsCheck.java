package io.energyiot.server.proxy;

import io.energyiot.formats.ReadingSink;
import io.energyiot.ingest.record.RecordReadings;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.Reject;
import io.energyiot.server.access.SentDevices;
import io.energyiot.server.audit.AuditedRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads records for the topic of readings as the consumer will, to refuse what it would reject
 * while the sender still waits. Keeps no reading. For one request.
 */
final class ReadingsCheck implements ReadingSink {
  /** After so many rejects, the rest of a record is not read. */
  private static final int MAX_REJECTS = 1_000;

  private final RecordReadings reader;
  private final SentDevices devices;
  private final AuditedRequest audited;
  private long readings;
  private Series series;
  private String device;
  private boolean oneDevice;
  private Reject first;
  private long rejects;

  /**
   * Takes schemas from {@code registry}, and readings of {@code devices}, and tells {@code audited}
   * of them.
   */
  ReadingsCheck(SchemaRegistry registry, SentDevices devices, AuditedRequest audited) {
    this.reader = new RecordReadings(registry);
    this.devices = devices;
    this.audited = audited;
  }

  /**
   * Returns why a record is refused; empty if each of its readings is good.
   *
   * @param value of the record, not null
   * @throws EnergyException if its schema can't be looked up now
   */
  Optional<String> refusal(byte[] value) {
    series = null;
    device = null;
    oneDevice = true;
    first = null;
    rejects = 0;
    try {
      reader.read(value, this);
    } catch (EnoughException e) {
      return Optional.of(message());
    }
    return first == null ? Optional.empty() : Optional.of(message());
  }

  private String message() {
    String count = rejects == MAX_REJECTS ? "hundreds of" : Long.toString(rejects - 1);
    String more = rejects == 1 ? "" : "; " + count + " more readings break a rule";
    return "nothing of the record is taken: reading %d: %s: %s%s"
        .formatted(first.record(), first.code(), first.detail(), more);
  }

  /** Returns how many readings it has seen. */
  long readings() {
    return readings;
  }

  /** Returns the device of the last good record; null if it has several. */
  byte[] device() {
    return device == null || !oneDevice ? null : device.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void reading(
      long record,
      Series itsSeries,
      long start,
      int interval,
      long digits,
      int scale,
      Quality quality) {
    take(itsSeries, 1);
  }

  @Override
  public void wideReading(
      long record, Series itsSeries, long start, int interval, BigDecimal value, Quality quality) {
    take(itsSeries, 1);
  }

  @Override
  public void run(
      long record,
      Series itsSeries,
      long firstStart,
      int interval,
      long[] digits,
      byte[] scales,
      int count) {
    take(itsSeries, count);
  }

  private void take(Series next, int count) {
    devices.check(next);
    readings += count;
    audited.readings(count);
    if (!next.equals(series)) {
      audited.device(next.deviceId());
      oneDevice &= device == null || device.equals(next.deviceId());
      device = next.deviceId();
      series = next;
    }
  }

  @Override
  public void reject(Reject reject) {
    first = first == null ? reject : first;
    rejects++;
    if (rejects == MAX_REJECTS) {
      throw new EnoughException();
    }
  }

  /** Ends the reading of a record that is refused anyway. */
  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnoughException() {
      super("enough", null, false, false);
    }
  }
}
