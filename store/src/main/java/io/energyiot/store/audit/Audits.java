package io.energyiot.store.audit;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.load.LoadReceipt;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The audit entries of all processes. Methods that fail do so with {@link EnergyException} with
 * {@link ErrorCode#CASSANDRA_UNAVAILABLE}.
 */
public final class Audits {
  /** So far back a new chain looks for an entry to come after. */
  private static final int LOOK_BACK_DAYS = 31;

  /** A page looks at so many entries, whether they are wanted or not. */
  private static final int MAX_LOOKED_AT = 100_000;

  /** So many entries go in a batch, which is one mutation since they are of one partition. */
  private static final int BATCH = 100;

  private static final int LONGEST_RANGE_DAYS = 7_000;

  private final CqlSession session;
  private final AuditEntryTable entries;
  private final AuditChainTable chains;
  private final String host;

  /** Creates the tables if they are not there. */
  public Audits(CqlSession session) {
    this.session = session;
    this.entries = new AuditEntryTable(session);
    this.chains = new AuditChainTable(session);
    this.host = LoadReceipt.thisMachine();
  }

  /** Begins the chain of this process, after the newest entry of this machine, or of any. */
  public AuditChain begin() {
    return new AuditChain(UUID.randomUUID(), newest(today()));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private Optional<ChainedEntry> newest(LocalDate today) {
    for (int i = 0; i < LOOK_BACK_DAYS; i++) {
      List<ChainPart> parts = parts(today.minusDays(i));
      Optional<ChainPart> own = parts.stream().filter(each -> each.host().equals(host)).findFirst();
      Optional<ChainedEntry> last = own.or(() -> parts.stream().findFirst()).flatMap(this::last);
      if (last.isPresent()) {
        return last;
      }
    }
    return Optional.empty();
  }

  private Optional<ChainedEntry> last(ChainPart part) {
    Statement<?> newestFirst =
        entries.backward(part.day(), part.chain(), part.part(), Long.MAX_VALUE).setPageSize(1);
    return Optional.ofNullable(execute(newestFirst).one()).map(AuditEntryTable::entry);
  }

  /** Returns the parts of all chains of a day, the newest first. */
  private List<ChainPart> parts(LocalDate day) {
    return execute(chains.select(day)).all().stream()
        .map(AuditChainTable::part)
        .sorted(ChainPart.NEWEST_FIRST)
        .toList();
  }

  /**
   * Writes entries of one chain in order. Writing them again does no harm.
   *
   * @param keepDays how long they are kept after their day
   */
  public void write(List<ChainedEntry> chained, int keepDays) {
    int written = 0;
    while (written < chained.size()) {
      List<ChainedEntry> rest = chained.subList(written, chained.size());
      List<ChainedEntry> next = rest.subList(0, batchLength(rest));
      ChainPlace place = next.get(0).place();
      int ttl = ttl(place.day(), keepDays);
      BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED);
      next.forEach(each -> batch.addStatement(entries.insert(each, ttl)));
      execute(batch.build());
      if (place.sequence() % ChainPlace.PART == 0) { // afterwards: a listed part has entries
        execute(chains.insert(place, next.get(0).entry().at(), host, ttl));
      }
      written += next.size();
    }
  }

  /** How many of the first are in one partition. */
  private static int batchLength(List<ChainedEntry> chained) {
    ChainPlace first = chained.get(0).place();
    int length = 1;
    while (length < chained.size()
        && length < BATCH
        && chained.get(length).place().day().equals(first.day())
        && chained.get(length).place().part() == first.part()) {
      length++;
    }
    return length;
  }

  /** All entries of a day expire at the same time, so that no chain ever lacks its beginning. */
  private static int ttl(LocalDate day, int keepDays) {
    Instant end = day.plusDays(1L + keepDays).atStartOfDay(ZoneOffset.UTC).toInstant();
    return Math.toIntExact(Math.max(1, Duration.between(Instant.now(), end).toSeconds()));
  }

  /** Writes an entry by itself, as a chain with an end. For processes that do one thing. */
  public void writeOne(AuditEntry entry, int keepDays) {
    AuditChain chain = begin();
    List<ChainedEntry> chained = new ArrayList<>(chain.add(entry));
    chain.end().ifPresent(chained::add);
    write(chained, keepDays);
  }

  /**
   * Returns a page, the newest day first; in a day the chain that began last, and of each chain the
   * newest entry first.
   *
   * @param after the place after which the page begins; empty for the first one
   */
  public AuditPage page(AuditQuestion question, Optional<ChainPlace> after, int max) {
    LocalDate first = day(question.from());
    LocalDate day = after.map(ChainPlace::day).orElse(day(question.to().minusMillis(1)));
    LocalDate earliest = day.minusDays(LONGEST_RANGE_DAYS);
    PageFill page = new PageFill(question, max, MAX_LOOKED_AT);
    Optional<ChainPlace> from = after;
    while (!day.isBefore(first) && !day.isBefore(earliest)) {
      for (ChainPart part : from(parts(day), from)) {
        boolean begun =
            from.isPresent()
                && part.chain().equals(from.get().chain())
                && part.part() == from.get().part();
        long before = begun ? from.get().sequence() : Long.MAX_VALUE;
        ResultSet rows = execute(entries.backward(part.day(), part.chain(), part.part(), before));
        for (Row row : rows) {
          if (!page.take(AuditEntryTable.entry(row))) {
            return page.withMore();
          }
        }
      }
      from = Optional.empty();
      day = day.minusDays(1);
    }
    return page.last();
  }

  /** Leaves out the parts before the one in which a page begins. */
  private static List<ChainPart> from(List<ChainPart> parts, Optional<ChainPlace> place) {
    if (place.isEmpty()) {
      return parts;
    }
    return parts.stream()
        .dropWhile(
            each -> !each.chain().equals(place.get().chain()) || each.part() != place.get().part())
        .toList();
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * Checks all chains of some days.
   *
   * @param to the last day
   * @param keepDays how long entries are kept; what a chain links to may be gone after that
   * @return what was found of each chain's day, in order of days
   */
  public List<CheckedChain> check(LocalDate from, LocalDate to, int keepDays) {
    DaysCheck check = new DaysCheck(from, to, Instant.now(), keepDays, this::one);
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      List<ChainPart> parts = parts(day);
      List<UUID> ids = parts.stream().map(ChainPart::chain).distinct().toList();
      for (UUID each : ids) {
        int listed = (int) parts.stream().filter(part -> part.chain().equals(each)).count();
        check.add(check(day, each, listed));
      }
    }
    return check.results();
  }

  private ChainCheck check(LocalDate day, UUID chain, int listed) {
    ChainCheck check = new ChainCheck(day, chain);
    boolean more = true;
    for (int part = 0; more; part++) {
      more = part + 1 < listed;
      for (Row row : execute(entries.forward(day, chain, part))) {
        more = true;
        if (!check.take(AuditEntryTable.entry(row))) {
          return check;
        }
      }
    }
    return check;
  }

  private Optional<ChainedEntry> one(ChainPlace place) {
    return Optional.ofNullable(execute(entries.one(place)).one()).map(AuditEntryTable::entry);
  }

  private ResultSet execute(Statement<?> statement) {
    try {
      return session.execute(statement);
    } catch (DriverException e) {
      throw Cassandra.unavailable("the audit", e);
    }
  }
}
