package io.energyiot.server.rollup;

import io.energyiot.jobs.Job;
import io.energyiot.model.error.EnergyException;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.spark.SparkProcess;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.rollup.Rollups;
import io.energyiot.store.rollup.ScheduledRollup;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has Spark's process compute the last days once a day. Of several servers, one does it. */
public final class RollupSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RollupSchedule.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

  private final EnergyStore store;
  private final RollupSettings settings;
  private final LocalTime at;
  private final SparkProcess process;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "rollup");

  private RollupSchedule(EnergyStore store, RollupSettings settings) {
    this.store = store;
    this.settings = settings;
    this.at = settings.at().orElseThrow();
    this.process =
        new SparkProcess(
            new Installation(settings.home().orElseThrow()),
            settings.work().orElseThrow(),
            "rollup.log");
  }

  /** Starts the schedule; empty if {@code rollup.at} is not set. */
  public static Optional<RollupSchedule> start(EnergyStore store, RollupSettings settings) {
    return settings
        .at()
        .map(
            at -> {
              RollupSchedule schedule = new RollupSchedule(store, settings);
              schedule.thread.setDaemon(true);
              schedule.thread.start();
              return schedule;
            });
  }

  private void run() {
    try {
      Duration pause = EVERY;
      do {
        pause = computeWhatIsDue() ? EVERY : AFTER_FAILURE;
      } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("stopping", e);
    }
  }

  /** Computes the days that are due; returns false if that failed. */
  private boolean computeWhatIsDue() {
    try {
      return due().isEmpty() || store.jobClaims().schedule(this::compute).orElse(true);
    } catch (EnergyException e) {
      LOG.warn("days are not computed, trying again: {}", e.getMessage());
      return false;
    }
  }

  private List<LocalDate> due() {
    DueDays days = DueDays.at(ZonedDateTime.now(store.zone().id()), at, settings.days());
    return days.without(store.rollups().receipts(days.first(), days.last()));
  }

  private boolean compute() {
    List<LocalDate> days = due();
    if (days.isEmpty()) { // another server has just done it
      return true;
    }
    Rollups rollups = store.rollups();
    Instant began = Instant.now();
    rollups.scheduled(new ScheduledRollup(began, days, Optional.empty(), Optional.empty()));
    Optional<String> error = failure(days);
    rollups.scheduled(new ScheduledRollup(began, days, Optional.of(Instant.now()), error));
    return error.isEmpty();
  }

  private Optional<String> failure(List<LocalDate> days) {
    String names = days.stream().map(LocalDate::toString).collect(Collectors.joining(","));
    StringWriter receipts = new StringWriter();
    try {
      Job job = new Job.Rollup(days, settings.devices(), false);
      process.run(settings.job(), job, receipts, SparkProcess.JobListener.SILENT);
      LOG.info("computed by schedule: {}", receipts.toString().strip());
      return Optional.empty();
    } catch (EnergyException e) {
      if (stopping.getCount() > 0) {
        LOG.warn("a rollup of {} failed, trying again: {} {}", names, e.code(), e.getMessage());
      }
      return Optional.of(e.code() + ": " + e.getMessage());
    }
  }

  /** Stops. A day that is being computed keeps its former results. */
  @Override
  public void close() {
    stopping.countDown();
    thread.interrupt();
  }
}
