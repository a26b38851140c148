package io.energyiot.load.retention;

import io.energyiot.model.Channel;
import io.energyiot.model.StorageZone;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.DayBlocks;
import io.energyiot.store.block.TokenRange;
import io.energyiot.store.cassandra.RowScan;
import io.energyiot.store.retention.RetentionPolicies;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Finds expired days in pieces of the token ring. For many threads. */
final class ExpiredDays {
  private final DayBlocks blocks;
  private final RetentionPolicies policies;
  private final LocalDate today;
  private final long until;
  private final Optional<List<String>> channels;
  private final Map<Channel, Optional<LocalDate>> keptFrom = new ConcurrentHashMap<>();

  /**
   * @param until what was learned later is left out, milliseconds since 1970-01-01T00:00:00Z
   */
  ExpiredDays(DayBlocks blocks, RetentionPolicies policies, LocalDate today, long until) {
    this.blocks = blocks;
    this.policies = policies;
    this.today = today;
    this.until = until;
    this.channels =
        last()
            .flatMap(last -> blocks.channelsOf(first().toEpochDay(), last.toEpochDay()))
            .map(found -> found.stream().filter(each -> keptFrom(each).isPresent()))
            .map(found -> found.map(Channel::name).toList());
  }

  /** Returns the first day that may have expired. */
  LocalDate first() {
    return LocalDate.ofYearDay(blocks.years().stream().min(Integer::compare).orElse(1970), 1);
  }

  /** Returns the last day that may have expired; empty without policies. */
  Optional<LocalDate> last() {
    return policies.lastExpired(today).filter(last -> !last.isBefore(first()));
  }

  private Optional<LocalDate> keptFrom(Channel channel) {
    return keptFrom.computeIfAbsent(channel, each -> policies.keptFrom(each, today));
  }

  /** Returns the first days that channels keep, as far as these were met, by name. */
  SortedMap<String, LocalDate> keptFrom() {
    SortedMap<String, LocalDate> found = new TreeMap<>();
    keptFrom.forEach((channel, from) -> from.ifPresent(day -> found.put(channel.name(), day)));
    return found;
  }

  /** Counts what has expired in a piece; returns its days by series and year. */
  List<ExpiredSpan> search(TokenRange range, ExpiredTally.Piece counts) {
    if (last().isEmpty() || channels.filter(Collection::isEmpty).isPresent()) {
      return List.of();
    }
    List<ExpiredSpan> spans = new ArrayList<>();
    RowScan<DayBlock> found = scan(range, last().get());
    while (found.hasNext()) {
      DayBlock block = found.next();
      Optional<LocalDate> kept = keptFrom(block.series().channel());
      if (kept.isPresent()
          && block.day() < kept.get().toEpochDay()
          && block.version().millis() <= until) {
        counts.add(block);
        ExpiredSpan span = span(block, kept.get());
        if (spans.isEmpty() || !spans.get(spans.size() - 1).equals(span)) {
          spans.add(span);
        }
      }
    }
    return spans;
  }

  private RowScan<DayBlock> scan(TokenRange range, LocalDate last) {
    long firstDay = first().toEpochDay();
    long lastDay = last.toEpochDay();
    return channels
        .map(names -> blocks.scan(range, names, firstDay, lastDay))
        .orElseGet(() -> blocks.scan(range, firstDay, lastDay));
  }

  private static ExpiredSpan span(DayBlock block, LocalDate kept) {
    int year = StorageZone.yearOf(block.day());
    LocalDate end = LocalDate.of(year, 12, 31);
    LocalDate last = kept.isAfter(end) ? end : kept.minusDays(1);
    return new ExpiredSpan(block.series(), LocalDate.ofYearDay(year, 1), last);
  }
}
