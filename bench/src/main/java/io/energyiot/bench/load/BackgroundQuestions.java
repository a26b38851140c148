package io.energyiot.bench.load;

import io.energyiot.bench.http.Latencies;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.households.Households;
import io.energyiot.model.error.EnergyException;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A client that asks for a day of random meters, one after the other, until it is closed. */
final class BackgroundQuestions implements AutoCloseable {
  private final Latencies latencies = new Latencies();
  private final Thread thread;
  private volatile boolean ended;
  private volatile EnergyException failure;

  /** Begins to ask, with a pause of {@code pauseMillis} after each answer. */
  BackgroundQuestions(EnergyClient server, Night night, Random random, int pauseMillis) {
    thread =
        new Thread(
            () -> {
              while (!ended) {
                ask(server, night, random);
                pause(pauseMillis);
              }
            },
            "asking");
    thread.setDaemon(true);
    thread.start();
  }

  private void ask(EnergyClient server, Night night, Random random) {
    RangeQuestion question = night.question(Households.deviceId(night.anyDevice(random)));
    try {
      long began = System.nanoTime();
      server.rawReadings(question);
      latencies.add(System.nanoTime() - began);
    } catch (EnergyException e) {
      failure = e;
      ended = true;
    }
  }

  private void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      ended = true;
    }
  }

  /**
   * Ends the asking and returns the latencies.
   *
   * @throws BenchException if a question was not answered
   */
  Latencies end() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new BenchException("a question while loading", failure);
    }
    return latencies;
  }

  @Override
  public void close() {
    ended = true;
  }
}
