package io.energyiot.bench.start;

import io.energyiot.bench.http.Connection.Request;
import io.energyiot.bench.query.HouseholdNights;
import io.energyiot.bench.query.Question;
import io.energyiot.bench.stream.Body;
import io.energyiot.bench.stream.Posts;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.Supplier;

/** What a system is asked for from the first second. */
enum StartPart {
  /** Whole days of single devices by POST, about 5,000 readings a request. */
  BULK(8),
  /** One reading a POST. */
  ONE(64),
  /** The readings of a day. */
  DAY(1),
  /** The readings of 30 days. */
  MONTH(1),
  /** A year by month. */
  YEAR(1);

  private static final int BULK_READINGS = 5_000;
  private static final int SENDERS = 5_000;

  /** Meters that nothing is loaded of. */
  private static final long FIRST_SENDER = 1_000_001;

  private final int connections;

  StartPart(int connections) {
    this.connections = connections;
  }

  int connections() {
    return connections;
  }

  /** Whether readings are sent, and not asked for. */
  boolean isPost() {
    return this == BULK || this == ONE;
  }

  /** The requests, without an end. */
  Supplier<Request> requests(InetSocketAddress address, HouseholdNights nights) {
    return switch (this) {
      case BULK -> posts(Body.COMPACT, true, BULK_READINGS);
      case ONE -> posts(Body.ONE, false, 1);
      case DAY -> questions(Question.DAY, address, nights);
      case MONTH -> questions(Question.MONTH, address, nights);
      case YEAR -> questions(Question.YEAR, address, nights);
    };
  }

  private static Posts posts(Body body, boolean byDevice, int readings) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return new Posts(body, byDevice, today, FIRST_SENDER, SENDERS, readings);
  }

  private static Supplier<Request> questions(
      Question question, InetSocketAddress address, HouseholdNights nights) {
    Random random = new Random(1);
    return () -> question.request(address, question.any(nights, random));
  }
}
