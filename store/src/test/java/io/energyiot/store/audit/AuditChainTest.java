package io.energyiot.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.audit.CheckedChain.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Chains, and what a check finds when something was done to them. */
class AuditChainTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
  private static final LocalDate NEXT = DAY.plusDays(1);
  private static final String NOON = "2026-01-31T12:00:00Z";
  private static final Instant LATER = Instant.parse("2026-02-03T00:00:00Z");

  private static List<ChainedEntry> whole(AuditChain chain, String... times) {
    List<ChainedEntry> all = new ArrayList<>();
    for (String time : times) {
      all.addAll(chain.add(TestEntries.at(time)));
    }
    chain.end().ifPresent(all::add);
    return all;
  }

  private static CheckedChain checked(List<ChainedEntry> entries) {
    ChainCheck check = new ChainCheck(DAY, TestEntries.CHAIN);
    entries.stream().takeWhile(check::take).forEach(each -> {});
    return check.result();
  }

  @Test
  void aChainWithItsEndIsWhole() {
    List<ChainedEntry> entries = whole(TestEntries.chain(), NOON, NOON, NOON);
    assertThat(entries).hasSize(4);
    assertThat(entries.get(3).entry().requests()).isEqualTo(3);
    assertThat(checked(entries))
        .isEqualTo(new CheckedChain(DAY, TestEntries.CHAIN, 4, State.WHOLE, 0, null));
  }

  private static CheckedChain after(UnaryOperator<List<ChainedEntry>> deed) {
    return checked(deed.apply(new ArrayList<>(whole(TestEntries.chain(), NOON, NOON, NOON))));
  }

  private static List<ChainedEntry> without(List<ChainedEntry> entries, int place) {
    entries.remove(place);
    return entries;
  }

  @Test
  void whatWasRemovedShows() {
    for (int i = 0; i < 3; i++) {
      int place = i;
      CheckedChain found = after(entries -> without(entries, place));
      assertThat(found.state()).isEqualTo(State.BROKEN);
      assertThat(found.sequence()).isEqualTo(place);
      assertThat(found.reason()).isEqualTo("the entry is missing; the next one is " + (place + 1));
    }
    assertThat(after(entries -> without(entries, 3)).state()).isEqualTo(State.WITHOUT_END);
    assertThat(after(entries -> List.of()).reason()).isEqualTo("all its entries are missing");
  }

  @Test
  void whatWasChangedShows() {
    CheckedChain found =
        after(
            entries -> {
              ChainedEntry old = entries.get(1);
              AuditEntry other =
                  TestEntries.of(NOON, "GET /", AuditedDevices.of(List.of("another")));
              entries.set(1, new ChainedEntry(old.place(), other, old.hash(), null, null));
              return entries;
            });
    assertThat(found.state()).isEqualTo(State.BROKEN);
    assertThat(found.sequence()).isEqualTo(1);
  }

  @Test
  void anEndThatIsMadeUpShowsUnlessAllHashesAreMadeAnew() {
    CheckedChain found =
        after(
            entries -> {
              ChainedEntry end = entries.get(3);
              ChainPlace place = new ChainPlace(DAY, TestEntries.CHAIN, 2);
              AuditEntry entry = AuditEntry.end(end.entry().at(), 2);
              return List.of(
                  entries.get(0),
                  entries.get(1),
                  new ChainedEntry(place, entry, end.hash(), null, null));
            });
    assertThat(found.state()).isEqualTo(State.BROKEN);
    assertThat(found.sequence()).isEqualTo(2);
  }

  @Test
  void theNextDayEndsTheOneBeforeAndComesAfterIt() {
    AuditChain chain = TestEntries.chain();
    List<ChainedEntry> first = chain.add(TestEntries.at("2026-01-31T23:59:59.999Z"));
    List<ChainedEntry> second = chain.add(TestEntries.at("2026-02-01T00:00:00Z"));
    assertThat(second).hasSize(2);
    assertThat(second.get(0).entry().isEnd()).isTrue();
    assertThat(second.get(0).place()).isEqualTo(new ChainPlace(DAY, TestEntries.CHAIN, 1));
    assertThat(second.get(1).place()).isEqualTo(new ChainPlace(NEXT, TestEntries.CHAIN, 0));
    assertThat(second.get(1).link()).isEqualTo(second.get(0).place());
    assertThat(second.get(1).linked()).isEqualTo(second.get(0).hash());
    assertThat(first.get(0).link()).isNull();
  }

  @Test
  void anEntryThatComesLateIsAtTheStartOfTheNewDay() {
    AuditChain chain = TestEntries.chain();
    chain.add(TestEntries.at(NOON));
    assertThat(chain.endBefore(NEXT)).isPresent();
    assertThat(chain.endBefore(NEXT)).isEmpty();
    ChainedEntry late = chain.add(TestEntries.at(NOON)).get(0);
    assertThat(late.place()).isEqualTo(new ChainPlace(NEXT, TestEntries.CHAIN, 0));
    assertThat(late.entry().at()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
  }

  /** The checks of two chains of a day, of which the second comes after the first. */
  private static List<CheckedChain> two(
      List<ChainedEntry> first, List<ChainedEntry> second, Instant now) {
    List<ChainedEntry> all = new ArrayList<>(first);
    all.addAll(second);
    DaysCheck days =
        new DaysCheck(
            DAY,
            DAY,
            now,
            400,
            place -> all.stream().filter(each -> each.place().equals(place)).findFirst());
    for (List<ChainedEntry> each : List.of(first, second)) {
      if (!each.isEmpty()) {
        ChainCheck check = new ChainCheck(DAY, each.get(0).place().chain());
        each.stream().takeWhile(check::take).forEach(entry -> {});
        days.add(check);
      }
    }
    return days.results();
  }

  private static List<ChainedEntry> after(List<ChainedEntry> before) {
    ChainedEntry last = before.get(before.size() - 1);
    return whole(new AuditChain(UUID.randomUUID(), Optional.of(last)), NOON);
  }

  @Test
  void aKilledProcessIsWholeIfTheNextOneCameAfterItsLastEntry() {
    AuditChain killed = TestEntries.chain();
    List<ChainedEntry> first = new ArrayList<>(killed.add(TestEntries.at(NOON)));
    first.addAll(killed.add(TestEntries.at(NOON)));
    List<ChainedEntry> second = after(first);
    assertThat(two(first, second, LATER))
        .extracting(CheckedChain::state)
        .containsExactly(State.WHOLE, State.WHOLE);

    List<CheckedChain> cut = two(first.subList(0, 1), second, LATER);
    assertThat(cut.get(0).state()).isEqualTo(State.WITHOUT_END);
    assertThat(cut.get(1).state()).isEqualTo(State.BROKEN);
    assertThat(cut.get(1).reason()).contains("entry 1 of chain " + TestEntries.CHAIN, "is missing");
  }

  @Test
  void aWholeChainThatWasRemovedShowsInTheOneAfterIt() {
    List<ChainedEntry> second = after(whole(TestEntries.chain(), NOON));
    CheckedChain found = two(List.of(), second, LATER).get(0);
    assertThat(found.state()).isEqualTo(State.BROKEN);
    assertThat(found.sequence()).isZero();
  }

  @Test
  void whatHasExpiredIsNotMissed() {
    List<ChainedEntry> second = after(whole(TestEntries.chain(), NOON));
    Instant muchLater = DAY.plusDays(402).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    assertThat(two(List.of(), second, muchLater).get(0).state()).isEqualTo(State.WHOLE);
  }

  @Test
  void aChainOfTodayIsOpen() {
    List<ChainedEntry> open = TestEntries.chain().add(TestEntries.at(NOON));
    Instant now = Instant.parse("2026-01-31T13:00:00Z");
    assertThat(two(open, List.of(), now).get(0).state()).isEqualTo(State.OPEN);
    assertThat(two(open, List.of(), LATER).get(0).state()).isEqualTo(State.WITHOUT_END);
  }
}
