package io.energyiot.server.range;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.RangeAnswer;
import io.energyiot.query.ReadingMemory;
import io.energyiot.query.SeriesBlocks;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The answers of many series in their order, some of which are being read while the first is
 * written: packed, so their number alone bounds what is held. For one thread.
 */
final class SeriesAhead implements AutoCloseable {
  private static final int AHEAD = 64;
  private static final Set<ErrorCode> UNKNOWN =
      Set.of(ErrorCode.DEVICE_UNKNOWN, ErrorCode.CHANNEL_UNKNOWN);
  private static final Set<ErrorCode> OF_ONE_SERIES =
      Set.of(
          ErrorCode.DEVICE_UNKNOWN,
          ErrorCode.CHANNEL_UNKNOWN,
          ErrorCode.PARAMETER_INVALID,
          ErrorCode.TOO_LARGE,
          ErrorCode.OVERLOADED);

  private final DeviceQueries queries;
  private final ManyRequest request;
  private final Iterator<String> devices;
  private final Queue<Reading> ahead = new ArrayDeque<>();
  private ReadingMemory.Share memory = () -> {};

  /** What is being read of a series, or why it is not. */
  private record Reading(
      Series series, CompletableFuture<SeriesBlocks> blocks, EnergyException failure) {}

  /**
   * One of the answers.
   *
   * @param answer null if there is none
   * @param failure why; null if there is an answer
   */
  record Outcome(Series series, RangeAnswer answer, EnergyException failure) {
    /** Whether there is nothing that could be answered. */
    boolean isUnknown() {
      return failure != null && UNKNOWN.contains(failure.code());
    }
  }

  SeriesAhead(DeviceQueries queries, ManyRequest request) {
    this.queries = queries;
    this.request = request;
    this.devices = request.devices().iterator();
    readAhead();
  }

  boolean hasNext() {
    return !ahead.isEmpty();
  }

  /**
   * The next answer, when it is read; it takes the memory of the one before. A failure that another
   * series need not meet is told, others are thrown.
   */
  Outcome next() {
    memory.giveBack();
    Reading reading = ahead.remove();
    readAhead();
    if (reading.failure != null) {
      return new Outcome(reading.series, null, reading.failure);
    }
    try {
      SeriesBlocks blocks = SeriesBlocks.await(reading.blocks);
      memory = queries.takeMemory(List.of(blocks), request.asOf());
      RangeAnswer answer = queries.answer(blocks, request.asOf());
      return new Outcome(reading.series, answer.only(request.qualities()), null);
    } catch (EnergyException e) {
      return new Outcome(reading.series, null, ifOneOf(OF_ONE_SERIES, e));
    }
  }

  private void readAhead() {
    while (ahead.size() < AHEAD && devices.hasNext()) {
      begin(devices.next());
    }
  }

  private void begin(String device) {
    try {
      for (Channel channel : channels(device)) {
        Series series = new Series(device, channel);
        ahead.add(new Reading(series, queries.begin(series, request.range()), null));
      }
    } catch (EnergyException e) {
      ahead.add(new Reading(new Series(device, Channel.KWH), null, ifOneOf(UNKNOWN, e)));
    }
  }

  private List<Channel> channels(String device) {
    return request.channels().isEmpty()
        ? queries.channels(device, request.range())
        : request.channels();
  }

  private static EnergyException ifOneOf(Set<ErrorCode> codes, EnergyException failure) {
    if (!codes.contains(failure.code())) {
      throw failure;
    }
    return failure;
  }

  /** Gives back the memory of the last answer. */
  @Override
  public void close() {
    memory.giveBack();
  }
}
