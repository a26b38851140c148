package io.energyiot.store.retention;

import io.energyiot.model.Channel;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All policies. Of those for a channel, the most specific one holds. Readings of a channel without
 * a policy are kept for ever.
 *
 * @param policies no two of them are as specific for the same name
 */
public record RetentionPolicies(List<RetentionPolicy> policies) {
  /** What the keys of all policies begin with. */
  public static final String PREFIX = "retention.";

  private static final Pattern KEY =
      Pattern.compile("retention\\.([a-z0-9_-]{1,32})\\.(channels|keep)");

  /** Copies the list. */
  public RetentionPolicies {
    policies = List.copyOf(policies);
  }

  /**
   * Reads the settings under {@code retention.}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}, also if two policies are as
   *     specific for a name
   */
  public static RetentionPolicies from(Settings settings) {
    TreeSet<String> names = new TreeSet<>();
    settings.asMap().keySet().stream()
        .filter(key -> key.startsWith(PREFIX))
        .forEach(key -> names.add(name(settings, key)));
    List<RetentionPolicy> policies = names.stream().map(name -> policy(settings, name)).toList();
    for (int i = 0; i < policies.size(); i++) {
      for (int j = i + 1; j < policies.size(); j++) {
        failOnConflict(settings, policies.get(i), policies.get(j));
      }
    }
    return new RetentionPolicies(policies);
  }

  private static String name(Settings settings, String key) {
    Matcher parts = KEY.matcher(key);
    if (!parts.matches()) {
      throw settings.invalid(
          key,
          "to be called retention.NAME.channels or retention.NAME.keep, with a lower-case NAME");
    }
    return parts.group(1);
  }

  private static RetentionPolicy policy(Settings settings, String name) {
    String channels = PREFIX + name + ".channels";
    String keep = PREFIX + name + ".keep";
    KeptTime kept =
        KeptTime.parse(settings.text(keep, ""))
            .orElseThrow(
                () ->
                    settings.invalid(
                        keep, "a time of 31 days or more, as P3Y or P3Y-after-calendar-year"));
    List<ChannelPattern> patterns = new ArrayList<>();
    for (String text : settings.list(channels, List.of(""))) {
      try {
        patterns.add(ChannelPattern.of(text));
      } catch (BrokenRuleException e) {
        throw settings.invalid(channels, "names or patterns of channels, between commas");
      }
    }
    return new RetentionPolicy(name, patterns, kept);
  }

  private static void failOnConflict(
      Settings settings, RetentionPolicy one, RetentionPolicy other) {
    for (ChannelPattern pattern : one.channels()) {
      for (ChannelPattern another : other.channels()) {
        if (pattern.specificity() == another.specificity() && pattern.overlaps(another)) {
          throw settings.invalid(
              PREFIX + other.name() + ".channels",
              "to differ from retention.%s.channels: %s and %s can mean the same channel, and neither is more specific"
                  .formatted(one.name(), pattern, another));
        }
      }
    }
  }

  /** Returns the policy that holds for a channel; empty if its readings are kept for ever. */
  public Optional<RetentionPolicy> of(Channel channel) {
    return policies.stream()
        .filter(policy -> policy.specificity(channel).isPresent())
        .max(Comparator.comparingInt(policy -> policy.specificity(channel).getAsInt()));
  }

  /** Returns the first day of a channel that is kept; empty if all are. */
  public Optional<LocalDate> keptFrom(Channel channel, LocalDate today) {
    return of(channel).map(policy -> policy.keep().keptFrom(today));
  }

  /** Returns the last day that is expired for any channel; empty without policies. */
  public Optional<LocalDate> lastExpired(LocalDate today) {
    return policies.stream()
        .map(policy -> policy.keep().keptFrom(today).minusDays(1))
        .max(Comparator.naturalOrder());
  }
}
