package io.energyiot.store.audit;

import io.energyiot.store.audit.CheckedChain.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Puts the checks of chains together: each first entry must come after one that is there. */
final class DaysCheck {
  private final LocalDate from;
  private final LocalDate to;
  private final Instant now;
  private final int keepDays;
  private final Function<ChainPlace, Optional<ChainedEntry>> entries;
  private final List<ChainCheck> checks = new ArrayList<>();
  private final Set<List<Object>> listed = new HashSet<>();
  private final Set<ChainPlace> linked = new HashSet<>();

  /**
   * @param to the last day
   * @param entries finds an entry
   */
  DaysCheck(
      LocalDate from,
      LocalDate to,
      Instant now,
      int keepDays,
      Function<ChainPlace, Optional<ChainedEntry>> entries) {
    this.from = from;
    this.to = to;
    this.now = now;
    this.keepDays = keepDays;
    this.entries = entries;
  }

  void add(ChainCheck check) {
    checks.add(check);
    listed.add(chainOfDay(check.result().day(), check.result().chain()));
    check.first().map(ChainedEntry::link).ifPresent(linked::add);
  }

  private boolean isExpired(LocalDate day) {
    return day.isBefore(now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(keepDays));
  }

  private static List<Object> chainOfDay(LocalDate day, UUID chain) {
    return List.of(day, chain);
  }

  List<CheckedChain> results() {
    return checks.stream().map(this::result).toList();
  }

  private CheckedChain result(ChainCheck check) {
    CheckedChain found = check.result();
    Optional<String> fault = check.first().flatMap(this::linkFault);
    if (fault.isPresent()) {
      return found.brokenAt(0, fault.get());
    }
    if (found.state() != State.WITHOUT_END) {
      return found;
    }
    if (check.lastPlace().filter(linked::contains).isPresent()) {
      return found.in(State.WHOLE);
    }
    return isOver(found.day()) ? found : found.in(State.OPEN);
  }

  /** A process ends its day soon after midnight. */
  private boolean isOver(LocalDate day) {
    return now.isAfter(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).plusMinutes(10).toInstant());
  }

  private Optional<String> linkFault(ChainedEntry first) {
    ChainPlace link = first.link();
    if (link == null || isExpired(link.day())) {
      return Optional.empty();
    }
    Optional<ChainedEntry> before = entries.apply(link);
    String named =
        "entry %d of chain %s of %s".formatted(link.sequence(), link.chain(), link.day());
    if (before.isEmpty()) {
      return Optional.of("it comes after " + named + ", which is missing");
    }
    if (!before.get().hash().equals(first.linked())) {
      return Optional.of("it comes after " + named + ", which is not as it was written");
    }
    boolean inRange = !link.day().isBefore(from) && !link.day().isAfter(to);
    return inRange && !listed.contains(chainOfDay(link.day(), link.chain()))
        ? Optional.of("it comes after " + named + ", a chain that is not listed any more")
        : Optional.empty();
  }
}
