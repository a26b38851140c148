package io.energyiot.server.range;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.QuestionTimes;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.server.parameter.QueryParameters;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the parameters of a question for readings. */
final class RangeParameters {
  /** The value of {@code channel} that means all channels. */
  static final String ALL = "*";

  private static final int MAX_CHANNELS = 100;
  private static final int LARGEST_PAGE = 100_000;

  private final Function<String, List<String>> values;
  private final ZoneId usualZone;

  /**
   * @param values returns the values of a parameter, empty if it is absent
   * @param usualZone the zone if the question names none
   */
  RangeParameters(Function<String, List<String>> values, ZoneId usualZone) {
    this.values = values;
    this.usualZone = usualZone;
  }

  /**
   * Reads the question about a device.
   *
   * @throws BrokenRuleException with the name of the wrong parameter
   */
  RangeRequest read(String deviceId) {
    TimeRange range = range();
    return new RangeRequest(
        Series.checkDeviceId(deviceId),
        channels(listed("channel")),
        range,
        qualities(listed("quality")),
        descending(),
        asOf(one("as_of"), range.zone()),
        limit(),
        Optional.ofNullable(one("cursor")));
  }

  /** Reads {@code from}, {@code to} and {@code zone}. */
  TimeRange range() {
    ZoneId zone = QueryParameters.zone(one("zone"), usualZone);
    return range(one("from"), one("to"), zone);
  }

  static TimeRange range(String from, String to, ZoneId zone) {
    return new TimeRange(
        QuestionTimes.parse("from", QueryParameters.required("from", from), zone),
        QuestionTimes.parse("to", QueryParameters.required("to", to), zone),
        zone);
  }

  /** Reads {@code channel}, which must name one channel. */
  Channel channel() {
    String name = one("channel");
    return name == null ? Channel.KWH : Channel.of(name);
  }

  /** Returns the channels that are named; none if all are asked for. */
  static List<Channel> channels(List<String> names) {
    if (names.isEmpty()) {
      return List.of(Channel.KWH);
    }
    if (names.contains(ALL)) {
      return List.of();
    }
    List<Channel> channels = names.stream().map(Channel::of).distinct().toList();
    if (channels.size() > MAX_CHANNELS) {
      throw invalid(
          "channel", "at most " + MAX_CHANNELS + " channels", Integer.toString(channels.size()));
    }
    return channels;
  }

  static Set<Quality> qualities(List<String> names) {
    Set<Quality> qualities = new TreeSet<>();
    names.forEach(name -> qualities.add(Quality.parseKind(name)));
    return qualities;
  }

  static long asOf(String text, ZoneId zone) {
    return text == null ? Version.NO_LIMIT : QuestionTimes.parse("as_of", text, zone);
  }

  private boolean descending() {
    String order = one("order");
    if (order == null || order.equals("asc")) {
      return false;
    }
    if (order.equals("desc")) {
      return true;
    }
    throw invalid("order", "asc or desc", order);
  }

  private OptionalInt limit() {
    String limit = one("limit");
    return limit == null
        ? OptionalInt.empty()
        : OptionalInt.of(QueryParameters.number("limit", limit, 1, LARGEST_PAGE));
  }

  /** Returns the first value of a parameter; null if there is none. */
  String one(String name) {
    List<String> all = values.apply(name);
    return all.isEmpty() ? null : all.get(0);
  }

  /** Returns all values of a parameter, which may be repeated or have commas. */
  private List<String> listed(String name) {
    return values.apply(name).stream().flatMap(each -> Stream.of(each.split(",", -1))).toList();
  }

  private static BrokenRuleException invalid(String name, String rule, String text) {
    return new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID, name, name + " is " + rule + ", not " + Quoted.of(text));
  }
}
