package io.energyiot.model.config;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys that have another name by now. They still work. */
final class FormerKeys {
  private static final Map<String, String> NOW =
      Map.of(
          "server.most_body_mib", "server.max_body_mib",
          "server.most_readings", "server.max_readings",
          "server.least_body_rate", "server.min_body_rate",
          "server.most_lag", "server.max_lag",
          "server.most_clock_skew_ms", "server.max_clock_skew_ms",
          "query.most_days", "query.max_days",
          "query.most_readings", "query.max_readings",
          "query.most_buckets", "query.max_buckets",
          "query.most_devices", "query.max_devices",
          "query.most_streams", "query.max_streams");

  private FormerKeys() {}

  /** The keys of {@code values} that have another name by now. */
  static Set<String> in(Map<String, String> values) {
    return values.keySet().stream().filter(NOW::containsKey).collect(Collectors.toSet());
  }

  /**
   * The same values by the names of now.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if a setting has both names
   */
  static Map<String, String> renamed(Map<String, String> values, String source) {
    Map<String, String> renamed = new HashMap<>(values);
    for (String former : in(values)) {
      String key = NOW.get(former);
      if (values.containsKey(key)) {
        throw new EnergyException(
            ErrorCode.SETTING_INVALID,
            "%s: %s is the former name of %s, which is set as well; remove it"
                .formatted(source, former, key));
      }
      renamed.put(key, renamed.remove(former));
    }
    return renamed;
  }

  /** Says what {@code former} is called now. */
  static String warning(String former, String source) {
    return "%s: %s is called %s now; the former name works until the next release"
        .formatted(source, former, NOW.get(former));
  }
}
