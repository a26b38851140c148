package io.energyiot.bench.query;

import io.energyiot.bench.http.Outcome;
import java.time.Duration;
import java.util.Random;

/** A system that is asked. {@link #close} may follow any other call, also one that failed. */
interface QuerySubject extends AutoCloseable {
  /** The name for people. */
  String label();

  /** What it has loaded. */
  HouseholdNights nights();

  /** Loads what it has not, from files that it makes and deletes; it is not started. */
  void load();

  /** Starts it, with all that is loaded; returns when it answers. */
  void start();

  /** The answer in watt-hours: each reading, or the sum of each month that has some. */
  long[] answer(Question question, AskedQuery asked);

  /** Asks about random devices and days as often as it answers, each client one at a time. */
  Outcome ask(Question question, int clients, Duration duration, Random random);

  /** Stops it; nothing happens if it does not run. */
  @Override
  void close();
}
