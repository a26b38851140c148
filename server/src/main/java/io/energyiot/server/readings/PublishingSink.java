package io.energyiot.server.readings;

import io.energyiot.formats.ReadingSink;
import io.energyiot.ingest.topic.ReadingsPublisher;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import io.energyiot.server.access.SentDevices;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.error.RejectedReading;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Publishes readings in chunks while the request is still being read, so a long request needs no
 * more memory. A chunk counts as accepted once all of it is on the topic.
 */
final class PublishingSink implements ReadingSink {
  /** How many rejects are listed. */
  static final int MAX_LISTED = 1_000;

  private static final int CHUNK = 1_000;
  private static final int MAX_IN_FLIGHT = 4;

  private final ReadingsPublisher publisher;
  private final SentDevices devices;
  private final AuditedRequest audited;
  private final int max;
  private final int firstRecord;
  private final Deque<Sent> inFlight = new ArrayDeque<>();
  private final List<RejectedReading> rejected = new ArrayList<>();
  private List<Reading> chunk = new ArrayList<>();
  private long taken;
  private long accepted;
  private long rejectedCount;
  private boolean over;

  private record Sent(CompletableFuture<Void> done, int readings) {}

  /**
   * @param devices whose readings may be sent
   * @param audited is told of the readings
   * @param max the largest number of readings
   * @param firstRecord the number that the reader gives the first record
   */
  PublishingSink(
      ReadingsPublisher publisher,
      SentDevices devices,
      AuditedRequest audited,
      int max,
      int firstRecord) {
    this.publisher = publisher;
    this.devices = devices;
    this.audited = audited;
    this.max = max;
    this.firstRecord = firstRecord;
  }

  @Override
  public void reading(
      long record,
      Series series,
      long start,
      int interval,
      long digits,
      int scale,
      Quality quality) {
    BigDecimal value = quality.isMissing() ? null : BigDecimal.valueOf(digits, scale);
    take(record, new Reading(series, start, interval, value, quality));
  }

  @Override
  public void wideReading(
      long record, Series series, long start, int interval, BigDecimal value, Quality quality) {
    take(record, new Reading(series, start, interval, value, quality));
  }

  private void take(long record, Reading reading) {
    if (taken == max) {
      tellOver(record);
      return;
    }
    checkQuality(reading.quality());
    devices.check(reading.series());
    taken++;
    chunk.add(reading);
    if (chunk.size() == CHUNK) {
      publish();
    }
  }

  /** Refuses a method and a reason, for which a record on the topic has no room. */
  private static void checkQuality(Quality quality) {
    if (quality != quality.kind()) {
      throw new BrokenRuleException(
          ErrorCode.QUALITY_INVALID,
          "quality",
          "a posted quality has no method or reason, as "
              + quality.text()
              + " has; readings of a file may have them");
    }
  }

  private void tellOver(long record) {
    String rule = "at most " + max + " readings are taken at once; the rest was not taken";
    reject(new Reject(record, null, ErrorCode.TOO_LARGE, rule));
    over = true;
  }

  @Override
  public void reject(Reject reject) {
    if (over) {
      return;
    }
    rejectedCount++;
    if (rejected.size() < MAX_LISTED) {
      rejected.add(RejectedReading.of(reject, firstRecord));
    }
  }

  private void publish() {
    if (inFlight.size() == MAX_IN_FLIGHT) {
      settle(inFlight.remove());
    }
    audited.sent(chunk);
    inFlight.add(new Sent(publisher.publish(chunk), chunk.size()));
    chunk = new ArrayList<>(CHUNK);
  }

  private void settle(Sent sent) {
    ReadingsPublisher.await(sent.done());
    accepted += sent.readings();
  }

  /**
   * Returns when all readings are on the topic.
   *
   * @throws EnergyException as {@link ReadingsPublisher#publish} does
   */
  void finish() {
    if (!chunk.isEmpty()) {
      publish();
    }
    while (!inFlight.isEmpty()) {
      settle(inFlight.remove());
    }
  }

  /** Sends no more, and returns when the fate of everything sent is known. */
  void abandon(EnergyException failure) {
    while (!inFlight.isEmpty()) {
      try {
        settle(inFlight.remove());
      } catch (EnergyException e) {
        if (e != failure) {
          failure.addSuppressed(e);
        }
      }
    }
  }

  /** Returns how many good readings were read. */
  long taken() {
    return taken;
  }

  /** Returns how many readings are on the topic. */
  long accepted() {
    return accepted;
  }

  /** Returns how many readings were refused. */
  long rejectedCount() {
    return rejectedCount;
  }

  /** Returns what became of the readings. */
  ReadingsReceipt receipt() {
    return ReadingsReceipt.of(accepted, rejected, rejectedCount);
  }
}
