package io.energyiot.client.device;

import java.time.LocalDate;
import java.util.List;

/**
 * What an erasure has removed.
 *
 * @param erasedUntil what was learned of the device until then is gone; ISO 8601, as the server
 *     wrote it
 * @param registered whether the device registry had it
 */
public record ErasedDevice(
    String deviceId, String erasedUntil, boolean registered, List<Channel> channels) {

  /** Copies the list. */
  public ErasedDevice {
    channels = channels == null ? List.of() : List.copyOf(channels);
  }

  /**
   * A channel whose readings are removed.
   *
   * @param days how many had readings
   * @param blocks how many were removed
   */
  public record Channel(
      String channel, long days, long blocks, LocalDate firstDay, LocalDate lastDay) {}
}
