package io.energyiot.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.audit.CheckedChain.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditsIT {
  private static final int KEEP = 400;

  private static EnergyStore store;

  private final Audits audits = store.audits();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private AuditEntry entry(String subject, String device) {
    return new AuditEntry(
        now,
        subject,
        "k3x9q7ab",
        "127.0.0.1",
        "GET /v1/devices/{device_id}",
        "target",
        AuditedDevices.of(List.of(device)),
        now.minusSeconds(9),
        now,
        200,
        3,
        7);
  }

  private AuditQuestion asked(String subject, String device) {
    return new AuditQuestion(now.minusSeconds(1), now.plusSeconds(1), subject, null, device, null);
  }

  private List<ChainedEntry> all(AuditQuestion question, int pageSize) {
    List<ChainedEntry> found = new ArrayList<>();
    Optional<ChainPlace> after = Optional.empty();
    do {
      AuditPage page = audits.page(question, after, pageSize);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(pageSize);
      found.addAll(page.entries());
      after = page.next();
    } while (after.isPresent());
    return found;
  }

  @Test
  void entriesAreFoundAsTheyWereWrittenPageByPage() {
    AuditChain chain = audits.begin();
    List<ChainedEntry> written = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      written.addAll(chain.add(entry("pages", "D" + i % 2)));
    }
    audits.write(written, KEEP);
    audits.write(written, KEEP); // again, as after an answer that was lost
    List<ChainedEntry> found = all(asked("pages", null), 100);
    List<ChainedEntry> backwards = new ArrayList<>(written);
    java.util.Collections.reverse(backwards);
    assertThat(found).containsExactlyElementsOf(backwards);
    assertThat(all(asked("pages", "D1"), 50)).hasSize(125);
    assertThat(all(asked("pages", "D2"), 50)).isEmpty();
    assertThat(all(asked("nobody", null), 50)).isEmpty();
    AuditQuestion before = new AuditQuestion(now.minusSeconds(9), now, "pages", null, null, null);
    assertThat(all(before, 50)).isEmpty();
  }

  private CheckedChain checked(UUID chain) {
    return audits.check(today, today, KEEP).stream()
        .filter(each -> each.chain().equals(chain))
        .findFirst()
        .orElseThrow();
  }

  private UUID written(int entries) {
    AuditChain chain = audits.begin();
    List<ChainedEntry> written = new ArrayList<>();
    IntStream.range(0, entries).forEach(i -> written.addAll(chain.add(entry("checked", "D"))));
    chain.end().ifPresent(written::add);
    audits.write(written, KEEP);
    return written.get(0).place().chain();
  }

  @Test
  void aDeletedOrChangedRowIsNamed() {
    UUID chain = written(5);
    assertThat(checked(chain)).isEqualTo(new CheckedChain(today, chain, 6, State.WHOLE, 0, null));
    String row =
        " WHERE day = '%s' AND chain = %s AND part = 0 AND sequence = ".formatted(today, chain);
    store.session().execute("UPDATE audit_entry SET subject = 'another'" + row + 3);
    assertThat(checked(chain).state()).isEqualTo(State.BROKEN);
    assertThat(checked(chain).sequence()).isEqualTo(3);
    store.session().execute("DELETE FROM audit_entry" + row + 1);
    assertThat(checked(chain).sequence()).isEqualTo(1);
    assertThat(checked(chain).reason()).isEqualTo("the entry is missing; the next one is 2");
  }

  @Test
  void aChainThatWasRemovedIsMissedByTheOneAfterIt() {
    UUID first = written(2);
    UUID second = written(2);
    assertThat(checked(second).state()).isEqualTo(State.WHOLE);
    String partition = " WHERE day = '%s' AND chain = %s".formatted(today, first);
    store.session().execute("DELETE FROM audit_chain" + partition);
    assertThat(checked(second).reason()).contains(first.toString(), "not listed any more");
    store.session().execute("DELETE FROM audit_entry" + partition + " AND part = 0");
    assertThat(checked(second).reason()).contains(first.toString(), "is missing");
  }

  @Test
  void aDayExpiresAsAWhole() {
    UUID chain = written(1);
    String ttl =
        "SELECT ttl(hash) FROM audit_entry WHERE day = '%s' AND chain = %s AND part = 0"
            .formatted(today, chain);
    long seconds = store.session().execute(ttl).one().getInt(0);
    Instant end = today.plusDays(KEEP + 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
    assertThat(seconds)
        .isBetween(now.until(end, ChronoUnit.SECONDS) - 60, now.until(end, ChronoUnit.SECONDS) + 1);
  }

  @Test
  void aLongChainHasSeveralParts() {
    AuditChain chain = audits.begin();
    List<ChainedEntry> written = new ArrayList<>();
    for (int i = 0; i < ChainPlace.PART + 10; i++) {
      written.addAll(chain.add(entry("long", "D")));
    }
    audits.write(written, KEEP);
    UUID id = written.get(0).place().chain();
    assertThat(checked(id).entries()).isEqualTo(ChainPlace.PART + 10);
    AuditPage page = audits.page(asked("long", null), Optional.empty(), 20);
    assertThat(page.entries().get(0).place().sequence()).isEqualTo(ChainPlace.PART + 9L);
    assertThat(page.entries().get(19).place().sequence()).isEqualTo(ChainPlace.PART - 10L);
  }

  @Test
  void aCommandsEntryIsAWholeChain() {
    audits.writeOne(AuditEntry.ofCommand("somebody", "keys create", "k3x9q7ab"), KEEP);
    AuditQuestion question =
        new AuditQuestion(
            now.minusSeconds(1), now.plusSeconds(60), "somebody", null, null, "keys create");
    List<ChainedEntry> found = all(question, 10);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).entry().target()).isEqualTo("k3x9q7ab");
    assertThat(checked(found.get(0).place().chain()).state()).isEqualTo(State.WHOLE);
  }
}
