package io.energyiot.bench.rollup;

import io.energyiot.bench.http.Connection.Request;
import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.http.RequestDriver;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.EnergyProcess;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.peers.system.HouseholdFileDays;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.usage.Usage;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** This system, which runs, used as a user does. */
final class EnergyProfile {
  private static final LocalDate DAY = HouseholdFileDays.FIRST_DAY;
  private static final String SQL =
      "select start, count(*), sum(value), min(value), max(value) from readings"
          + " where day = date'%s' and channel = 'KWH' group by start order by start"
              .formatted(DAY);

  private final LocalSystem system;
  private final EnergyProcess energy;

  /**
   * That of a data folder.
   *
   * @param system the same
   */
  EnergyProfile(LocalSystem system, Path folder) {
    this.system = system;
    energy = new EnergyProcess(folder);
  }

  /** Loads a file of the households' first day. */
  void load(Path file) {
    energy.run("load", file.toString());
  }

  /**
   * Rollups.
   *
   * @param receipts the times that they give themselves
   */
  record Rollups(MeasuredTimes whole, MeasuredTimes receipts) {}

  /** Computes the day so many times, each by a process, and asks for what has come of it. */
  Rollups rollups(MeasuredProfile right, int times) {
    long[] whole = new long[times];
    long[] receipts = new long[times];
    for (int i = 0; i < times; i++) {
      EnergyProcess.Done done = energy.run("rollup", "--day", DAY + "", "--without-devices");
      whole[i] = done.took().toNanos();
      receipts[i] = TimeUnit.MILLISECONDS.toNanos(done.document().path("millis").asLong());
      long readings = done.document().path("readings").asLong();
      if (readings != right.readings()) {
        throw new BenchException("a rollup of " + readings + ", not " + right.readings());
      }
      right.check("the rollup", served());
    }
    return new Rollups(MeasuredTimes.of(whole), MeasuredTimes.of(receipts));
  }

  /** Asks by SQL so many times, each by a process. */
  MeasuredTimes sql(MeasuredProfile right, int times) {
    long[] whole = new long[times];
    for (int i = 0; i < times; i++) {
      EnergyProcess.Printed printed = energy.print("sql", "--csv", SQL);
      whole[i] = printed.took().toNanos();
      List<Quarter> quarters =
          printed.text().lines().skip(1).map(line -> Quarter.ofTexts(line.split(",", -1))).toList();
      right.check("./energy sql", new MeasuredProfile(quarters));
    }
    return MeasuredTimes.of(whole);
  }

  private MeasuredProfile served() {
    EnergyClient server = new EnergyClient(system.address(), Optional.empty());
    return new MeasuredProfile(
        server.profile(DAY).buckets().stream().map(EnergyProfile::quarter).toList());
  }

  private static Quarter quarter(Usage.Bucket bucket) {
    return Quarter.ofKwh(
        bucket.start().toInstant(), bucket.count(), bucket.sum(), bucket.min(), bucket.max());
  }

  /** Asks the server for the profile as often as it answers, one client, after a warm-up. */
  Outcome ask(MeasuredProfile right, Duration warmUp, Duration duration) {
    right.check("REST", served());
    ask(warmUp);
    return ask(duration);
  }

  private Outcome ask(Duration duration) {
    InetSocketAddress address = system.socketAddress();
    Request request =
        Request.get(address, "/v1/fleet/profile?day=" + DAY, HouseholdFileDays.QUARTERS_A_DAY);
    try (RequestDriver driver = new RequestDriver(address, 1)) {
      return driver.run(() -> request, Double.POSITIVE_INFINITY, duration);
    }
  }
}
