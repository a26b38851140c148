package io.energyiot.query;

import io.energyiot.model.Channel;
import io.energyiot.model.Quoted;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.StoredReadings;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.device.Devices;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The readings of the devices that somebody sees. Nothing is there of any other device, so what is
 * made of it is the same as for a device that does not exist.
 */
final class SeenReadings {
  private static final CompletableFuture<List<StoredBlock>> NOTHING =
      CompletableFuture.completedFuture(List.of());

  private final StoredReadings stored;
  private final Sight sight;

  SeenReadings(StoredReadings stored, Sight sight) {
    this.stored = stored;
    this.sight = sight;
  }

  /** Returns what is there for another sight. */
  SeenReadings by(Sight other) {
    return new SeenReadings(stored, other);
  }

  /**
   * Begins to read blocks, as {@link StoredReadings#blocks} does. The time that it takes does not
   * tell how much is stored of a device that is not seen.
   */
  CompletableFuture<List<StoredBlock>> blocks(
      Series series, long firstDay, long lastDay, long max) {
    if (sight == Sight.ALL) {
      return stored.blocks(series, firstDay, lastDay, max);
    }
    CompletableFuture<Boolean> seen = sight.sees(series.deviceId());
    if (seen.isDone() && !Devices.await(seen)) {
      return NOTHING;
    }
    CompletableFuture<List<StoredBlock>> blocks = stored.blocks(series, firstDay, lastDay, max);
    return seen.thenCompose(its -> its ? blocks : NOTHING);
  }

  private boolean sees(String deviceId) {
    return sight == Sight.ALL || Devices.await(sight.sees(deviceId));
  }

  /** Returns the channels of the years of some days. */
  List<Channel> channels(String deviceId, long firstDay, long lastDay) {
    return sees(deviceId) ? stored.channels(deviceId, firstDay, lastDay) : List.of();
  }

  /** Returns all channels that the device ever had. */
  List<Channel> channels(String deviceId) {
    return sees(deviceId) ? stored.channels(deviceId) : List.of();
  }

  /** Returns the last day whose readings were known at an instant; empty if there is none. */
  Optional<Long> newestDay(Series series, long asOf) {
    return sees(series.deviceId()) ? stored.newestDay(series, asOf) : Optional.empty();
  }

  /** Returns the readings of the last day that was known at an instant; empty if there is none. */
  Optional<Readings> newestReadings(Series series, long asOf) {
    return newestDay(series, asOf)
        .map(day -> stored.read(series, day, day, asOf))
        .filter(day -> !day.isEmpty()); // it may have been erased meanwhile
  }

  /**
   * Checks that something was ever received of a series.
   *
   * @throws EnergyException with {@link ErrorCode#DEVICE_UNKNOWN} or {@link
   *     ErrorCode#CHANNEL_UNKNOWN}
   */
  void checkKnown(Series series) {
    List<Channel> channels = channels(series.deviceId());
    if (channels.isEmpty()) {
      throw unknown(series.deviceId());
    }
    if (!channels.contains(series.channel())) {
      throw new EnergyException(
          ErrorCode.CHANNEL_UNKNOWN,
          "device %s has no channel %s; it has %s"
              .formatted(
                  Quoted.of(series.deviceId()),
                  series.channel(),
                  channels.stream().map(Channel::name).collect(Collectors.joining(", "))));
    }
  }

  /** Returns the failure of a question for a device of which nothing is there. */
  static EnergyException unknown(String deviceId) {
    return new EnergyException(
        ErrorCode.DEVICE_UNKNOWN, "no reading of device " + Quoted.of(deviceId) + " is stored");
  }
}
