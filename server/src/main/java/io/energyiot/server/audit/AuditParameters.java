package io.energyiot.server.audit;

import io.energyiot.query.calendar.QuestionTimes;
import io.energyiot.server.parameter.QueryParameters;
import io.energyiot.store.audit.AuditQuestion;
import io.energyiot.store.audit.ChainPlace;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The parameters of a question for the audit, as the client wrote them; null if absent. */
public record AuditParameters(
    @QueryParam("from") String from,
    @QueryParam("to") String to,
    @QueryParam("subject") String subject,
    @QueryParam("key_id") String keyId,
    @QueryParam("device") String device,
    @QueryParam("operation") String operation,
    @QueryParam("limit") @DefaultValue("100") String limit,
    @QueryParam("cursor") String cursor) {
  private static final int MAX_ENTRIES = 1_000;
  private static final Duration USUAL = Duration.ofDays(1);

  /** Returns the question; without a range, it is about the last 24 hours. */
  AuditQuestion question(ZoneId zone, Instant now, int keepDays) {
    Instant end = to == null ? now.plusMillis(1) : time("to", to, zone);
    Instant start = from == null ? end.minus(USUAL) : time("from", from, zone);
    Instant earliest = now.minus(Duration.ofDays(keepDays + 2L)); // what was before, is gone
    return new AuditQuestion(
        start.isBefore(earliest) ? earliest : start, end, subject, keyId, device, operation);
  }

  private static Instant time(String field, String text, ZoneId zone) {
    return Instant.ofEpochMilli(QuestionTimes.parse(field, text, zone));
  }

  int max() {
    return QueryParameters.number("limit", limit, 1, MAX_ENTRIES);
  }

  /** Returns the place after which the page begins; empty for the first page. */
  Optional<ChainPlace> after() {
    return cursor == null || cursor.isEmpty()
        ? Optional.empty()
        : Optional.of(AuditCursor.place(cursor, asked()));
  }

  /** Returns what is the same for all pages of a question. */
  Object asked() {
    return List.of(
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        Optional.ofNullable(subject),
        Optional.ofNullable(keyId),
        Optional.ofNullable(device),
        Optional.ofNullable(operation));
  }
}
