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

/**
 * Sends requests over kept-alive connections, one thread for all, so that it leaves the processors
 * to the server. What is refused for now (429, 503) is sent again after a second.
 *
 * <p>A request's latency begins when it is due. At a given rate the requests are due at even
 * intervals, whether a connection is free or not: a server that stalls is slow for every request
 * that would have been sent meanwhile. Up to a millisecond is the driver's own, which looks for due
 * requests as often. Without a rate a request is due when a connection is free.
 */
public final class RequestDriver implements AutoCloseable {
  private static final int OVERLOADED = 429;
  private static final int UNAVAILABLE = 503;
  private static final double SECOND = 1e9;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final Queue<Connection> idle = new ArrayDeque<>();
  private final Queue<Refused> refused = new ArrayDeque<>();
  private final Latencies latencies = new Latencies();
  private final AnswerListener listener;
  private long sent;
  private long readings;
  private long retries;

  private record Refused(Request request, long due, long until) {}

  /** Hears of every request that was answered well. */
  @FunctionalInterface
  public interface AnswerListener {
    /**
     * Called on the driver's thread.
     *
     * @param latency nanoseconds since the request was due
     * @param readings that it carried or asked for
     */
    void answered(long latency, int readings);
  }

  /** Connects {@code count} times. */
  public RequestDriver(InetSocketAddress address, int count) {
    this(address, count, (latency, answered) -> {});
  }

  /** Connects {@code count} times, and tells {@code listener} of answers. */
  public RequestDriver(InetSocketAddress address, int count, AnswerListener listener) {
    this.listener = listener;
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
   * Sends the requests that are due within {@code duration}, and waits for all answers. May take
   * longer if the server is slower than the rate.
   *
   * @param rate requests a second; infinite if as many as are answered
   * @throws BenchException if the server refuses, or is silent for a minute
   */
  public Outcome run(Supplier<Request> source, double rate, Duration duration) {
    if (Double.isInfinite(rate)) {
      long end = System.nanoTime() + duration.toNanos();
      return run(source, rate, () -> System.nanoTime() - end > 0);
    }
    long count = (long) Math.ceil(rate * duration.toNanos() / SECOND);
    return run(source, rate, () -> sent >= count);
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
    sent = 0;
    long began = System.nanoTime();
    boolean over = false;
    try {
      while (!over || !refused.isEmpty() || idle.size() < connections.size()) {
        sendAgain();
        over = isOver.getAsBoolean();
        while (!over && !idle.isEmpty() && due(began, rate) - System.nanoTime() <= 0) {
          Request next = source.get();
          idle.remove().send(next, due(began, rate));
          sent++;
          over = isOver.getAsBoolean();
        }
        awaitAnswers();
      }
    } catch (IOException e) {
      throw new BenchException("a connection to the server is broken", e);
    }
    double seconds = (System.nanoTime() - began) / SECOND;
    return Outcome.of(latencies, readings, retries, seconds);
  }

  /** Returns when the next request is due. */
  private long due(long began, double rate) {
    return Double.isInfinite(rate) ? System.nanoTime() : began + (long) (sent * SECOND / rate);
  }

  private void sendAgain() throws IOException {
    while (!idle.isEmpty() && !refused.isEmpty() && refused.peek().until() <= System.nanoTime()) {
      Refused next = refused.remove();
      idle.remove().send(next.request(), next.due());
    }
  }

  private void awaitAnswers() throws IOException {
    int answered = selector.select(key -> advance((Connection) key.attachment()), 1);
    if (Thread.currentThread().isInterrupted()) {
      throw BenchException.interrupted();
    }
    for (Connection each : answered > 0 ? List.<Connection>of() : connections) {
      if (!idle.contains(each) && each.silentNanos() > SILENCE_NANOS) {
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
      long until = System.nanoTime() + RETRY_NANOS;
      refused.add(new Refused(connection.request(), connection.due(), until));
    } else if (answer.status() >= 200 && answer.status() < 300) {
      long latency = System.nanoTime() - connection.due();
      readings += connection.request().readings();
      latencies.add(latency);
      listener.answered(latency, connection.request().readings());
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
