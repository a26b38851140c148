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
 * Iterates over the answers of many series. Reads the blocks of the next series ahead while one
 * answer is being written. Blocks stay packed until their turn, so only few answers are in memory.
 * For one thread.
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
  private final ReadingsQuery request;
  private final Iterator<String> devices;
  private final Queue<Reading> ahead = new ArrayDeque<>();
  private ReadingMemory.Reservation memory = () -> {};

  /** A series that is being read, or why it can't be. */
  private record Reading(
      Series series, CompletableFuture<SeriesBlocks> blocks, EnergyException failure) {}

  /**
   * The answer of one series, or why it has none.
   *
   * @param answer null if there is none
   * @param failure why; null if there is an answer
   */
  record Outcome(Series series, RangeAnswer answer, EnergyException failure) {
    /** Returns whether nothing was ever received of the series. */
    boolean isUnknown() {
      return failure != null && UNKNOWN.contains(failure.code());
    }
  }

  SeriesAhead(DeviceQueries queries, ReadingsQuery request) {
    this.queries = queries;
    this.request = request;
    this.devices = request.devices().iterator();
    readAhead();
  }

  boolean hasNext() {
    return !ahead.isEmpty();
  }

  /**
   * Waits for the next answer and gives back the memory of the one before. Returns failures that
   * concern only this series; throws all others.
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
