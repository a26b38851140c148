package io.energyiot.server.range;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.RangeAnswer;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.cassandra.Cassandra;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * The answers of many series in their order, some of which are being read while the first is
 * written: packed, so their number alone bounds what is held. For one thread.
 */
final class SeriesAhead {
  private static final int AHEAD = 64;

  private final DeviceQueries queries;
  private final ManyRequest request;
  private final Iterator<String> devices;
  private final Queue<Reading> ahead = new ArrayDeque<>();

  /** What is being read of a series, or why it is not. */
  private record Reading(
      Series series, CompletableFuture<List<StoredBlock>> blocks, EnergyException failure) {}

  /**
   * One of the answers.
   *
   * @param answer null if the device is unknown
   * @param failure null if it is known
   */
  record Outcome(Series series, RangeAnswer answer, EnergyException failure) {}

  SeriesAhead(DeviceQueries queries, ManyRequest request) {
    this.queries = queries;
    this.request = request;
    this.devices = request.devices().iterator();
    readAhead();
  }

  boolean hasNext() {
    return !ahead.isEmpty();
  }

  /** The next answer, when it is read; what else fails than an unknown device is thrown. */
  Outcome next() {
    Reading reading = ahead.remove();
    readAhead();
    if (reading.failure != null) {
      return new Outcome(reading.series, null, reading.failure);
    }
    List<StoredBlock> blocks = Cassandra.await("reading", reading.blocks);
    try {
      RangeAnswer answer = queries.answer(reading.series, request.range(), request.asOf(), blocks);
      return new Outcome(reading.series, answer.only(request.qualities()), null);
    } catch (EnergyException e) {
      return new Outcome(reading.series, null, ifUnknown(e));
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
      ahead.add(new Reading(new Series(device, Channel.KWH), null, ifUnknown(e)));
    }
  }

  private List<Channel> channels(String device) {
    return request.channels().isEmpty() ? queries.channels(device) : request.channels();
  }

  private static EnergyException ifUnknown(EnergyException failure) {
    if (failure.code() != ErrorCode.DEVICE_UNKNOWN) {
      throw failure;
    }
    return failure;
  }
}
