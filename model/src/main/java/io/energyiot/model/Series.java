package io.energyiot.model;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Objects;

/**
 * What one channel of one device measures over time.
 *
 * @param deviceId 1 to 64 characters, as {@link Quoted#isPlain} says; case matters
 * @param channel never null
 */
public record Series(String deviceId, Channel channel) implements Comparable<Series> {
  /** Characters in the longest device id. */
  public static final int LONGEST_DEVICE_ID = 64;

  /**
   * @throws BrokenRuleException with {@link ErrorCode#DEVICE_ID_INVALID}
   */
  public Series {
    checkDeviceId(deviceId);
    Objects.requireNonNull(channel);
  }

  /**
   * Checks a device id that comes without a channel.
   *
   * @return the id itself
   * @throws BrokenRuleException with {@link ErrorCode#DEVICE_ID_INVALID}
   */
  public static String checkDeviceId(String deviceId) {
    if (deviceId == null || deviceId.isEmpty() || deviceId.length() > LONGEST_DEVICE_ID) {
      throw invalid("has 1 to " + LONGEST_DEVICE_ID + " characters", deviceId);
    }
    if (!Quoted.isPlain(deviceId)) {
      throw invalid(
          "has no control or invisible characters and no blanks around it, and is composed (NFC)",
          deviceId);
    }
    return deviceId;
  }

  private static BrokenRuleException invalid(String rule, String deviceId) {
    return new BrokenRuleException(
        ErrorCode.DEVICE_ID_INVALID,
        "device_id",
        "a device id " + rule + ", not " + Quoted.of(deviceId));
  }

  @Override
  public int compareTo(Series other) {
    int byDevice = deviceId.compareTo(other.deviceId);
    return byDevice != 0 ? byDevice : channel.compareTo(other.channel);
  }
}
