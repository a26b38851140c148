package io.energyiot.bench.http;

import io.energyiot.bench.http.Connection.Answer;
import io.energyiot.bench.http.Connection.Request;
import io.energyiot.bench.machine.BenchException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Sends requests over kept-alive connections, one thread for all, so that it leaves the processors
 * to the server. What is refused for now (429, 503) is sent again after a second.
 */
public final class Driver implements AutoCloseable {
  private static final int DIGITS = 3;
  private static final int OVERLOADED = 429;
  private static final int UNAVAILABLE = 503;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final Queue<Connection> idle = new ArrayDeque<>();
  private final Queue<Refused> refused = new ArrayDeque<>();
  private final Histogram micros = new Histogram(DIGITS);
  private long requests;
  private long readings;
  private long retries;

  private record Refused(Request request, long until) {}

  /**
   * What was acknowledged.
   *
   * @param retries requests that were refused for now
   * @param p50 milliseconds from the begin of a request to the end of its answer
   */
  public record Outcome(
      long requests, long readings, long retries, double seconds, double p50, double p99) {
    /** Requests answered in a second. */
    public double requestsPerSecond() {
      return requests / seconds;
    }

    /** Readings that they carried, or asked for, in a second. */
    public double readingsPerSecond() {
      return readings / seconds;
    }
  }

  /** Connects {@code count} times. */
  public Driver(InetSocketAddress address, int count) {
    try {
      selector = Selector.open();
      for (int i = 0; i < count; i++) {
        connections.add(new Connection(address, selector));
      }
    } catch (IOException e) {
      throw new BenchException("connecting to " + address, e);
    }
  }

  /**
   * Sends what {@code source} gives until the time is over, and waits for all answers.
   *
   * @param rate requests a second; infinite if as many as are answered
   * @throws BenchException if the server refuses, or is silent for a minute
   */
  public Outcome run(Supplier<Request> source, double rate, Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    return run(source, rate, () -> System.nanoTime() - end > 0);
  }

  /**
   * Sends what {@code source} gives until {@code isOver}, which is asked before each request, and
   * waits for all answers.
   *
   * @param rate requests a second; infinite if as many as are answered
   * @throws BenchException if the server refuses, or is silent for a minute
   */
  public Outcome run(Supplier<Request> source, double rate, BooleanSupplier isOver) {
    idle.addAll(connections);
    long began = System.nanoTime();
    long sent = 0;
    boolean over = false;
    try {
      while (!over || !refused.isEmpty() || idle.size() < connections.size()) {
        sendAgain();
        long elapsed = System.nanoTime() - began;
        over = isOver.getAsBoolean();
        while (!over && !idle.isEmpty() && elapsed * rate >= sent * 1e9) {
          idle.remove().send(source.get());
          sent++;
          over = isOver.getAsBoolean();
        }
        awaitAnswers();
      }
    } catch (IOException e) {
      throw new BenchException("a connection to the server is broken", e);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Outcome(requests, readings, retries, seconds, millis(50), millis(99));
  }

  private void sendAgain() throws IOException {
    while (!idle.isEmpty() && !refused.isEmpty() && refused.peek().until() <= System.nanoTime()) {
      idle.remove().send(refused.remove().request());
    }
  }

  private double millis(double percent) {
    return micros.getValueAtPercentile(percent) / 1e3;
  }

  private void awaitAnswers() throws IOException {
    int answered = selector.select(key -> advance((Connection) key.attachment()), 1);
    if (Thread.currentThread().isInterrupted()) {
      throw BenchException.interrupted();
    }
    for (Connection each : answered > 0 ? List.<Connection>of() : connections) {
      if (!idle.contains(each) && each.nanos() > SILENCE_NANOS) {
        throw new BenchException("the server is silent for a minute");
      }
    }
  }

  private void advance(Connection connection) {
    try {
      Optional<Answer> answer = connection.advance();
      answer.ifPresent(each -> take(connection, each));
    } catch (IOException e) {
      throw new BenchException("a connection to the server is broken", e);
    }
  }

  private void take(Connection connection, Answer answer) {
    idle.add(connection);
    if (answer.status() == OVERLOADED || answer.status() == UNAVAILABLE) {
      retries++;
      refused.add(new Refused(connection.request(), System.nanoTime() + RETRY_NANOS));
    } else if (answer.status() >= 200 && answer.status() < 300) {
      requests++;
      readings += connection.request().readings();
      micros.recordValue(TimeUnit.NANOSECONDS.toMicros(connection.nanos()));
    } else {
      throw new BenchException("the server refuses: " + answer.text());
    }
  }

  @Override
  public void close() {
    try {
      for (Connection each : connections) {
        each.close();
      }
      selector.close();
    } catch (IOException e) {
      throw new BenchException("closing connections", e);
    }
  }
}
