package io.energyiot.cli.simulate;

import io.energyiot.cli.simulate.Sender.NotNowException;
import io.energyiot.cli.simulate.Sender.Receipt;
import io.energyiot.model.error.EnergyException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends readings over some connections at once, each batch until it is taken: what is refused for
 * now is sent again for a minute, and only then counts as unanswered.
 */
final class Simulation {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int TELL_MILLIS = 200;

  private final Schedule schedule;
  private final Sender sender;
  private final SimulationFigures figures = new SimulationFigures();
  private final AtomicReference<EnergyException> failure = new AtomicReference<>();
  private volatile boolean stopped;

  Simulation(Schedule schedule, Sender sender) {
    this.schedule = schedule;
    this.sender = sender;
  }

  SimulationFigures figures() {
    return figures;
  }

  /**
   * Sends all; when this thread is interrupted, or something fails, only what is on its way is
   * waited for.
   *
   * @param tell called five times a second
   * @return why readings were refused, if sending them again would not help
   */
  Optional<EnergyException> run(int connections, Runnable tell) {
    CountDownLatch running = new CountDownLatch(connections);
    for (int i = 0; i < connections; i++) {
      Thread thread = new Thread(() -> sendAll(running), "meters-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    try {
      while (!running.await(TELL_MILLIS, TimeUnit.MILLISECONDS)) {
        tell.run();
      }
    } catch (InterruptedException e) {
      stop();
      awaitUninterruptibly(running);
    }
    return Optional.ofNullable(failure.get());
  }

  private void stop() {
    stopped = true;
    schedule.stop();
  }

  private static void awaitUninterruptibly(CountDownLatch running) {
    try {
      running.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAll(CountDownLatch running) {
    try {
      List<SimulatedReading> batch = schedule.next();
      while (!batch.isEmpty()) {
        send(batch);
        batch = schedule.next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.countDown();
    }
  }

  private void send(List<SimulatedReading> batch) throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    boolean sent = false;
    while (!sent && !stopped && System.nanoTime() < giveUp) {
      try {
        long began = System.nanoTime();
        Receipt receipt = sender.send(batch);
        figures.answered(receipt, System.nanoTime() - began);
        sent = true;
      } catch (NotNowException e) {
        figures.retried();
        TimeUnit.NANOSECONDS.sleep(e.pause().toNanos());
      } catch (EnergyException e) {
        failure.compareAndSet(null, e);
        stop();
      }
    }
    if (!sent) {
      figures.unanswered(batch.size());
    }
  }
}
