package io.energyiot.server.rollup;

import io.energyiot.query.rollup.CompletenessAnswer;
import io.energyiot.query.rollup.GroupAnswer;
import io.energyiot.server.answer.CompletenessBody;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.GroupCompleteness;
import io.energyiot.store.rollup.group.GroupDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How complete the groups of a day are, as clients see it. */
@Schema(name = "FleetCompleteness")
record GroupsBody(String day, String as_of, List<Group> groups) {

  /**
   * Lists some of the groups.
   *
   * @param after the name after which to begin
   * @param max how many groups
   */
  static GroupsBody of(CompletenessAnswer answer, Optional<String> after, int max) {
    return new GroupsBody(
        answer.receipt().day().toString(),
        answer.receipt().asOf().toString(),
        answer.groups().stream()
            .filter(
                each -> after.isEmpty() || each.devices().group().name().compareTo(after.get()) > 0)
            .limit(max)
            .map(Group::of)
            .toList());
  }

  /** A group of it. */
  @Schema(name = "RollupGroup")
  record Group(
      String group, long registered, long reporting, long silent, List<GroupChannel> channels) {
    static Group of(GroupAnswer group) {
      long registered = group.devices().registered();
      long reporting = group.devices().reporting();
      return new Group(
          group.devices().group().text(),
          registered,
          reporting,
          registered - reporting,
          group.channels().stream().map(GroupChannel::of).toList());
    }
  }

  /** A channel of a group. */
  @Schema(name = "FleetGroupChannel")
  record GroupChannel(
      String channel,
      long meters,
      long complete,
      long expected,
      long present,
      Map<String, Long> by_quality,
      Map<String, Long> findings) {
    static GroupChannel of(GroupDay day) {
      GroupCompleteness its = day.completeness();
      return new GroupChannel(
          day.channel().name(),
          its.series(),
          its.complete(),
          its.expected(),
          its.present(),
          CompletenessBody.byQuality(its.byQuality()),
          byName(its.findings()));
    }

    private static Map<String, Long> byName(Map<Finding, Long> counts) {
      Map<String, Long> named = new LinkedHashMap<>();
      for (Finding finding : Finding.values()) {
        if (counts.containsKey(finding)) {
          named.put(finding.text(), counts.get(finding));
        }
      }
      return named;
    }
  }
}
