package io.energyiot.model;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a meter measures: {@code KWH}, {@code KWH_EXPORT}, a NEM suffix such as {@code E1}, an OBIS
 * code such as {@code 1-0:1.8.0}.
 *
 * @param name 1 to 32 characters of {@code A-Z0-9_.:*-}, in upper case
 */
public record Channel(String name) implements Comparable<Channel> {
  /** Characters in the longest name. */
  public static final int LONGEST_NAME = 32;

  private static final Pattern ALLOWED = Pattern.compile("[A-Z0-9_.:*-]{1," + LONGEST_NAME + "}");
  private static final Pattern NEM_ENERGY = Pattern.compile("[EB][0-9A-Z]");
  private static final Pattern NEM_REACTIVE = Pattern.compile("[QK][0-9A-Z]");
  private static final Pattern OBIS_ENERGY = Pattern.compile("1-\\d+:[12]\\.8\\..*");
  private static final Pattern OBIS_REACTIVE = Pattern.compile("1-\\d+:[34]\\.8\\..*");

  // After the patterns: making a channel uses them.

  /** Energy taken from the grid, the channel of a reading that names none. */
  public static final Channel KWH = new Channel("KWH");

  /**
   * @throws BrokenRuleException with {@link ErrorCode#CHANNEL_INVALID} if the name is not as said
   */
  public Channel {
    if (name == null || !ALLOWED.matcher(name).matches()) {
      throw new BrokenRuleException(
          ErrorCode.CHANNEL_INVALID,
          "channel",
          "a channel is 1 to 32 characters of A-Z, 0-9, _ . : * and -, not " + Quoted.of(name));
    }
  }

  /**
   * The channel called {@code name} in any case.
   *
   * @throws BrokenRuleException with {@link ErrorCode#CHANNEL_INVALID}
   */
  public static Channel of(String name) {
    if (KWH.name.equals(name)) {
      return KWH;
    }
    // before upper case, in which letters of other scripts may become ASCII
    boolean ascii = name != null && name.chars().allMatch(c -> c < 0x80);
    return new Channel(ascii ? name.toUpperCase(Locale.ROOT) : name);
  }

  /**
   * The unit of the channel's values, which follows from its name: its first word ({@code
   * KVARH_EXPORT}), its NEM suffix or its OBIS code; empty if none of these tells.
   */
  public Optional<Unit> unit() {
    String word = name.contains("_") ? name.substring(0, name.indexOf('_')) : name;
    for (Unit unit : Unit.values()) {
      if (unit.name().equals(word)) {
        return Optional.of(unit);
      }
    }
    if (NEM_ENERGY.matcher(name).matches() || OBIS_ENERGY.matcher(name).matches()) {
      return Optional.of(Unit.KWH);
    }
    if (NEM_REACTIVE.matcher(name).matches() || OBIS_REACTIVE.matcher(name).matches()) {
      return Optional.of(Unit.KVARH);
    }
    return Optional.empty();
  }

  @Override
  public int compareTo(Channel other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
