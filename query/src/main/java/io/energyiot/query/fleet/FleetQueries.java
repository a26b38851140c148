package io.energyiot.query.fleet;

import io.energyiot.model.Channel;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.QuerySettings;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.fleet.Finding;
import io.energyiot.store.fleet.FleetGroup;
import io.energyiot.store.fleet.GroupDay;
import io.energyiot.store.fleet.GroupDevices;
import io.energyiot.store.fleet.GroupKind;
import io.energyiot.store.fleet.RollupReceipt;
import io.energyiot.store.fleet.Rollups;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Answers questions about groups of meters. Its methods fail with {@link EnergyException}: {@link
 * ErrorCode#ROLLUP_MISSING} if no rollup was made of any day asked for, {@link
 * ErrorCode#CASSANDRA_UNAVAILABLE}. Safe for use by many threads.
 */
public final class FleetQueries {
  private static final String READING = "reading results of a rollup";

  private final Rollups rollups;
  private final StorageZone zone;
  private final QuerySettings settings;

  /** Reads {@code rollups}, whose days are of {@code zone}. */
  public FleetQueries(Rollups rollups, StorageZone zone, QuerySettings settings) {
    this.rollups = rollups;
    this.zone = zone;
    this.settings = settings;
  }

  /** How the values of a group are spread over some days. */
  public ProfileAnswer profile(FleetQuestion question, BucketLength by) {
    RolledDays rolled = days(question);
    TimeRange range = FleetBuckets.range(question, zone);
    return new ProfileAnswer(
        question,
        by,
        range,
        rolled.asOf(),
        rolled.missing(),
        FleetBuckets.of(rolled.days(), range, zone, by, settings.mostBuckets()));
  }

  /** The load of a group over some days, in figures that networks are planned by. */
  public LoadAnswer load(FleetQuestion question) {
    RolledDays rolled = days(question);
    return new LoadFigures(question, rolled, zone, settings.mostBuckets()).answer();
  }

  /**
   * How complete a day is.
   *
   * @param kind of the groups
   * @param name of the one group; empty for all of the kind
   */
  public CompletenessAnswer completeness(LocalDate day, GroupKind kind, Optional<String> name) {
    RollupReceipt receipt = receipt(day);
    CompletableFuture<List<GroupDay>> reading = rollups.groupDays(receipt, kind);
    Map<String, GroupDevices> devices =
        Cassandra.await(READING, rollups.groupDevices(receipt, kind)).stream()
            .collect(Collectors.toMap(each -> each.group().name(), each -> each));
    Map<String, List<GroupDay>> channels =
        Cassandra.await(READING, reading).stream()
            .sorted(Comparator.comparing(GroupDay::channel))
            .collect(Collectors.groupingBy(each -> each.group().name()));
    List<GroupAnswer> groups =
        devices.keySet().stream()
            .filter(each -> name.isEmpty() || name.get().equals(each))
            .sorted()
            .map(each -> new GroupAnswer(devices.get(each), channels.getOrDefault(each, List.of())))
            .toList();
    return new CompletenessAnswer(receipt, groups);
  }

  /** The devices of a group with the greatest sums of a day. */
  public TopAnswer top(LocalDate day, FleetGroup group, Channel channel, int most) {
    RollupReceipt receipt = receipt(day);
    return new TopAnswer(
        receipt, Cassandra.await(READING, rollups.top(receipt, group, channel, most)));
  }

  /**
   * Meters to be looked at after a day.
   *
   * @param after the device behind which to begin; empty for the beginning
   */
  public FindingsAnswer findings(LocalDate day, Finding finding, String after, int most) {
    RollupReceipt receipt = receipt(day);
    return new FindingsAnswer(
        receipt, Cassandra.await(READING, rollups.found(receipt, finding, after, most)));
  }

  private RollupReceipt receipt(LocalDate day) {
    return Cassandra.await(READING, rollups.receipts(day, day)).stream()
        .findFirst()
        .orElseThrow(() -> missing(day.toString()));
  }

  private RolledDays days(FleetQuestion question) {
    if (ChronoUnit.DAYS.between(question.from(), question.to()) > settings.mostDays()) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID,
          "to",
          "a question is of at most " + settings.mostDays() + " days");
    }
    List<RollupReceipt> receipts =
        Cassandra.await(READING, rollups.receipts(question.from(), question.last()));
    if (receipts.isEmpty()) {
      throw missing(
          question.from().equals(question.last())
              ? question.from().toString()
              : "any day from " + question.from() + " to " + question.last());
    }
    List<CompletableFuture<Optional<RolledDay>>> begun = new ArrayList<>();
    for (RollupReceipt receipt : receipts) {
      begun.add(
          rollups
              .groupDay(receipt, question.group(), question.channel())
              .thenApply(found -> found.map(group -> new RolledDay(receipt, group))));
    }
    List<RolledDay> days =
        begun.stream().flatMap(each -> Cassandra.await(READING, each).stream()).toList();
    return RolledDays.of(question, receipts, days);
  }

  private static EnergyException missing(String days) {
    return new EnergyException(
        ErrorCode.ROLLUP_MISSING,
        "there is no rollup of " + days + " yet; ./energy rollup --day DATE makes one of a day");
  }
}
