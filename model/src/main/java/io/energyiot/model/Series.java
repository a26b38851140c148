package io.energyiot.model;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Objects;
import java.util.Set;

/**
 * What one channel of one device measures over time. What is stored may have ids that newer rules
 * refuse, and must still be readable, sealed and erased; so what comes from outside is checked by
 * {@link #of} or {@link #checkDeviceId}, and not here.
 *
 * @param deviceId 1 to 64 characters; case matters
 * @param channel never null
 */
public record Series(String deviceId, Channel channel) implements Comparable<Series> {
  /** Characters in the longest device id. */
  public static final int LONGEST_DEVICE_ID = 64;

  /** Addresses of the REST interface that stand where a device's id does. */
  private static final Set<String> TAKEN = Set.of("silent");

  /**
   * @throws BrokenRuleException with {@link ErrorCode#DEVICE_ID_INVALID} if the id has no or too
   *     many characters
   */
  public Series {
    checkLength(deviceId);
    Objects.requireNonNull(channel);
  }

  /**
   * A series that a user names.
   *
   * @throws BrokenRuleException with {@link ErrorCode#DEVICE_ID_INVALID}
   */
  public static Series of(String deviceId, Channel channel) {
    return new Series(checkDeviceId(deviceId), channel);
  }

  /**
   * Checks a device id that comes without a channel.
   *
   * @return the id itself
   * @throws BrokenRuleException with {@link ErrorCode#DEVICE_ID_INVALID}
   */
  public static String checkDeviceId(String deviceId) {
    checkLength(deviceId);
    if (deviceId.equals(".") || deviceId.equals("..")) {
      throw invalid("must not be . or .., which can't be part of an address", deviceId);
    }
    if (TAKEN.contains(deviceId)) {
      throw invalid("must not be a word that is itself part of an address", deviceId);
    }
    if (!Quoted.isPlain(deviceId)) {
      throw invalid(
          "must have no control or invisible characters and no blanks around it, and must be"
              + " composed (NFC)",
          deviceId);
    }
    return deviceId;
  }

  /**
   * Checks an id of something that is stored, which may be one that is not accepted any more.
   *
   * @throws BrokenRuleException with {@link ErrorCode#DEVICE_ID_INVALID}
   */
  public static void checkLength(String deviceId) {
    if (deviceId == null || deviceId.isEmpty() || deviceId.length() > LONGEST_DEVICE_ID) {
      throw invalid("must have 1 to " + LONGEST_DEVICE_ID + " characters", deviceId);
    }
  }

  private static BrokenRuleException invalid(String rule, String deviceId) {
    return new BrokenRuleException(
        ErrorCode.DEVICE_ID_INVALID,
        "device_id",
        "a device id " + rule + "; it is " + Quoted.of(deviceId));
  }

  @Override
  public int compareTo(Series other) {
    int byDevice = deviceId.compareTo(other.deviceId);
    return byDevice != 0 ? byDevice : channel.compareTo(other.channel);
  }
}
