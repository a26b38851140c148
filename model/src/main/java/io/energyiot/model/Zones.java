package io.energyiot.model;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;

/**
 * The one place that understands the names of time zones. A zone whose clock never changes is its
 * offset, whatever it is called: {@code Z}, {@code UTC}, {@code Etc/GMT} and {@code +00:00} are
 * one. Other zones keep the name that the user gave, and are {@linkplain #same the same} if their
 * clocks always show the same: {@code Europe/Kiev} and {@code Europe/Kyiv}.
 */
public final class Zones {
  private Zones() {}

  /**
   * The zone called {@code text}.
   *
   * @throws BrokenRuleException with {@link ErrorCode#ZONE_INVALID}
   */
  public static ZoneId parse(String text) {
    try {
      return ZoneId.of(text).normalized();
    } catch (DateTimeException e) {
      throw new BrokenRuleException(
          ErrorCode.ZONE_INVALID,
          "zone",
          "a zone is a name of the IANA time zone database such as Europe/Berlin, or an offset such"
              + " as +01:00, not "
              + Quoted.of(text));
    }
  }

  /** Whether every local time is the same instant in both. */
  public static boolean same(ZoneId one, ZoneId other) {
    return one.getRules().equals(other.getRules());
  }

  /** The name for answers and receipts: that of the user, an offset as such, {@code UTC} for 0. */
  public static String name(ZoneId zone) {
    ZoneId normalized = zone.normalized();
    return normalized.equals(ZoneOffset.UTC) ? "UTC" : normalized.getId();
  }

  /** One name for all zones that are the same: what a hash or a comparison of texts may use. */
  public static String sharedName(ZoneId zone) {
    return SharedNames.BY_RULES.getOrDefault(zone.getRules(), name(zone));
  }

  /** Made when it is first asked for, since it loads the rules of all zones. */
  private static final class SharedNames {
    private static final Map<ZoneRules, String> BY_RULES = byRules();

    private static Map<ZoneRules, String> byRules() {
      Map<ZoneRules, String> names = new HashMap<>();
      ZoneId.getAvailableZoneIds().stream()
          .sorted()
          .map(ZoneId::of)
          .filter(zone -> !(zone.normalized() instanceof ZoneOffset))
          .forEach(zone -> names.putIfAbsent(zone.getRules(), zone.getId()));
      return names;
    }
  }
}
