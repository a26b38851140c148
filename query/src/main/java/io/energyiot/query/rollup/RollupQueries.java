package io.energyiot.query.rollup;

import io.energyiot.model.Channel;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.QuerySettings;
import io.energyiot.query.Sight;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.Rollups;
import io.energyiot.store.rollup.ScheduledRollup;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.GroupDevices;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import io.energyiot.store.rollup.group.TopDevice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers questions about groups of meters. Its methods fail with {@link EnergyException}: {@link
 * ErrorCode#ROLLUP_MISSING} if no rollup was made of any day asked for, {@link
 * ErrorCode#GROUP_UNKNOWN} if the device registry had no such group then, {@link
 * ErrorCode#CASSANDRA_UNAVAILABLE}. Safe for use by many threads.
 */
public final class RollupQueries {
  private static final String READING = "reading results of a rollup";
  private static final int USUAL_DAYS = 31;

  private final Rollups rollups;
  private final KnownGroups groups;
  private final RecentDays recentDays;
  private final StorageZone zone;
  private final QuerySettings settings;

  /** Reads {@code rollups}, whose days are of {@code zone}. */
  public RollupQueries(Rollups rollups, StorageZone zone, QuerySettings settings) {
    this.rollups = rollups;
    this.groups = new KnownGroups(rollups, true);
    this.recentDays = new RecentDays(rollups);
    this.zone = zone;
    this.settings = settings;
  }

  private RollupQueries(RollupQueries other, KnownGroups groups) {
    this.rollups = other.rollups;
    this.groups = groups;
    this.recentDays = other.recentDays;
    this.zone = other.zone;
    this.settings = other.settings;
  }

  /** Returns what gives the same answers, but whose errors name no groups that exist. */
  public RollupQueries withoutNames() {
    return new RollupQueries(this, new KnownGroups(rollups, false));
  }

  /** How the values of a group are spread over some days. */
  public ProfileAnswer profile(RollupQuestion question, BucketLength by) {
    RolledDays rolled = days(question);
    TimeRange range = RollupBuckets.range(question, zone);
    return new ProfileAnswer(
        question,
        by,
        range,
        rolled.asOf(),
        rolled.missing(),
        RollupBuckets.of(rolled.days(), range, zone, by, settings.maxBuckets()));
  }

  /** The load of a group over some days, in figures that networks are planned by. */
  public DemandAnswer load(RollupQuestion question) {
    RolledDays rolled = days(question);
    return new DemandFigures(question, rolled, zone, settings.maxBuckets()).answer();
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
    List<GroupAnswer> found =
        devices.keySet().stream()
            .filter(each -> name.isEmpty() || name.get().equals(each))
            .sorted()
            .map(each -> new GroupAnswer(devices.get(each), channels.getOrDefault(each, List.of())))
            .toList();
    if (found.isEmpty() && name.isPresent()) {
      groups.failOnUnknown(new RollupGroup(kind, name.get()), List.of(receipt));
    }
    return new CompletenessAnswer(receipt, found);
  }

  /**
   * The devices of a group with the largest sums of a day.
   *
   * @param sight leaves out those that it does not see, and then has fewer if a rollup kept no more
   */
  public TopAnswer top(LocalDate day, RollupGroup group, Channel channel, int max, Sight sight) {
    RollupReceipt receipt = receipt(day);
    int read = sight == Sight.ALL ? max : group.kind().maxTop();
    List<TopDevice> devices = Cassandra.await(READING, rollups.top(receipt, group, channel, read));
    if (devices.isEmpty()) {
      groups.failOnUnknown(group, List.of(receipt));
    }
    return new TopAnswer(receipt, sight == Sight.ALL ? devices : seen(devices, max, sight));
  }

  private static List<TopDevice> seen(List<TopDevice> devices, int max, Sight sight) {
    List<CompletableFuture<Boolean>> sees =
        devices.stream().map(each -> sight.sees(each.deviceId())).toList();
    return IntStream.range(0, devices.size())
        .filter(i -> Cassandra.await(READING, sees.get(i)))
        .limit(max)
        .mapToObj(devices::get)
        .toList();
  }

  /**
   * Meters to be looked at after a day.
   *
   * @param after the device behind which to begin; empty for the beginning
   */
  public FindingsAnswer findings(LocalDate day, Finding finding, String after, int max) {
    RollupReceipt receipt = receipt(day);
    return new FindingsAnswer(
        receipt, Cassandra.await(READING, rollups.found(receipt, finding, after, max)));
  }

  /**
   * Which days are computed, and what was scheduled last; of no days as well.
   *
   * @param from the first day; empty for 31 days before {@code to}
   * @param to the end, not included; empty for today
   */
  public RollupsAnswer rollups(Optional<LocalDate> from, Optional<LocalDate> to) {
    LocalDate end = to.orElseGet(() -> LocalDate.now(zone.id()));
    LocalDate first = from.orElseGet(() -> end.minusDays(USUAL_DAYS));
    RollupQuestion.check(first, end);
    failOnTooMany(first, end);
    CompletableFuture<Optional<ScheduledRollup>> scheduled = rollups.scheduled();
    return new RollupsAnswer(
        rollups.receipts(first, end.minusDays(1)), Cassandra.await(READING, scheduled));
  }

  private RollupReceipt receipt(LocalDate day) {
    return rollups.receipts(day, day).stream()
        .findFirst()
        .orElseThrow(() -> missing(day.toString()));
  }

  private RolledDays days(RollupQuestion question) {
    failOnTooMany(question.from(), question.to());
    List<RollupReceipt> receipts = rollups.receipts(question.from(), question.last());
    if (receipts.isEmpty()) {
      throw missing(
          question.from().equals(question.last())
              ? question.from().toString()
              : "any day from " + question.from() + " to " + question.last());
    }
    List<CompletableFuture<Optional<RolledDay>>> begun = new ArrayList<>();
    for (RollupReceipt receipt : receipts) {
      begun.add(
          recentDays
              .of(receipt, question.group(), question.channel())
              .thenApply(found -> found.map(group -> new RolledDay(receipt, group))));
    }
    List<RolledDay> days =
        begun.stream().flatMap(each -> Cassandra.await(READING, each).stream()).toList();
    if (days.isEmpty()) {
      groups.failOnUnknown(question.group(), receipts);
    }
    return RolledDays.of(question, receipts, days);
  }

  private void failOnTooMany(LocalDate from, LocalDate to) {
    if (ChronoUnit.DAYS.between(from, to) > settings.maxDays()) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID,
          "to",
          "a question may span at most " + settings.maxDays() + " days");
    }
  }

  private static EnergyException missing(String days) {
    return new EnergyException(
        ErrorCode.ROLLUP_MISSING,
        "there is no rollup of "
            + days
            + " yet; ./energy rollup --day DATE makes one, and the setting rollup.at has the server"
            + " make that of each day");
  }
}
