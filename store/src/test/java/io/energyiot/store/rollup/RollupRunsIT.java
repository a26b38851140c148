package io.energyiot.store.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.energyiot.model.Channel;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.FoundDevice;
import io.energyiot.store.rollup.group.RollupGroup;
import io.energyiot.store.rollup.group.TopDevice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which run's results are served, which are deleted, and what an erasure takes from them. */
class RollupRunsIT {
  private static EnergyStore store;
  private static Rollups rollups;
  private static int days;

  private final UUID run = Uuids.timeBased();
  private final LocalDate day = LocalDate.of(2017, 1, 1).plusDays(days++);

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
    rollups = store.rollups();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private RollupReceipt receipt(UUID itsRun) {
    return new RollupReceipt(day, itsRun, Instant.ofEpochMilli(7), 1, 2, 3, 4, 5);
  }

  private void write(UUID itsRun, String... deviceIds) {
    RollupWriter writer = rollups.writer(day, itsRun);
    for (String deviceId : deviceIds) {
      writer.write(Finding.ZERO, new FoundDevice(deviceId, "KWH"));
    }
    List<TopDevice> top =
        List.of(deviceIds).stream().map(id -> new TopDevice(id, BigDecimal.ONE)).toList();
    writer.write(RollupGroup.ALL, Channel.KWH, top);
    writer.flush();
  }

  private List<String> found(UUID itsRun) {
    return rollups.found(receipt(itsRun), Finding.ZERO, "", 100).join().stream()
        .map(FoundDevice::deviceId)
        .toList();
  }

  private List<String> top(UUID itsRun) {
    return rollups.top(receipt(itsRun), RollupGroup.ALL, Channel.KWH, 100).join().stream()
        .map(TopDevice::deviceId)
        .toList();
  }

  private void begun(UUID itsRun, Duration ago) {
    store
        .session()
        .execute(
            "INSERT INTO rollup_run (deployment, run, day, begun) VALUES ('all', ?, ?, ?)",
            itsRun,
            day,
            Instant.now().minus(ago));
  }

  private boolean isKnown(UUID itsRun) {
    return store
            .session()
            .execute("SELECT run FROM rollup_run WHERE deployment = 'all' AND run = ?", itsRun)
            .one()
        != null;
  }

  @Test
  void theLastReceiptOfADayIsServedAndTheRunBeforeItIsToBeDeleted() {
    rollups.publish(receipt(run));
    assertThat(isKnown(run)).isFalse();
    UUID next = Uuids.timeBased();
    rollups.publish(receipt(next));

    assertThat(rollups.receipts(day, day)).containsExactly(receipt(next));
    assertThat(isKnown(run)).isTrue();
    assertThat(isKnown(next)).isFalse();
  }

  @Test
  void receiptsAreInOrderAcrossTheYearsAndDaysWithoutOneAreLeftOut() {
    LocalDate newYear = LocalDate.of(2016, 1, 1);
    for (LocalDate each : List.of(newYear, newYear.minusDays(2), newYear.plusDays(1))) {
      rollups.publish(new RollupReceipt(each, run, Instant.EPOCH, 1, 2, 3, 4, 5));
    }

    assertThat(rollups.receipts(newYear.minusDays(2), newYear.plusDays(1)))
        .extracting(RollupReceipt::day)
        .containsExactly(newYear.minusDays(2), newYear, newYear.plusDays(1));
    assertThat(rollups.receipts(newYear, newYear))
        .extracting(RollupReceipt::day)
        .containsExactly(newYear);
    assertThat(rollups.receipts(newYear.minusDays(1), newYear.minusDays(1))).isEmpty();
  }

  @Test
  void aDayAfterARunWasBegunItsResultsAreDeletedUnlessTheyAreServed() {
    UUID served = Uuids.timeBased();
    UUID young = Uuids.timeBased();
    for (UUID each : List.of(run, served, young)) {
      write(each, "A");
    }
    rollups.publish(receipt(served));
    begun(run, Duration.ofHours(25));
    begun(served, Duration.ofHours(25));
    begun(young, Duration.ofHours(23));

    rollups.discardOld();

    assertThat(found(run)).isEmpty();
    assertThat(top(run)).isEmpty();
    assertThat(isKnown(run)).isFalse();
    assertThat(found(served)).containsExactly("A");
    assertThat(isKnown(served)).isFalse();
    assertThat(found(young)).containsExactly("A");
    assertThat(isKnown(young)).isTrue();
  }

  @Test
  void anErasedDeviceIsInNoResultsAlsoNotInThoseThatAreNotServedYet() {
    String erased = "rollup-" + run;
    UUID unserved = Uuids.timeBased();
    write(run, "A", erased, "Z");
    write(unserved, erased);
    rollups.publish(receipt(run));

    rollups.erase(erased);

    assertThat(found(run)).containsExactly("A", "Z");
    assertThat(top(run)).containsExactly("A", "Z");
    assertThat(found(unserved)).isEmpty();
    assertThat(top(unserved)).isEmpty();
  }

  @Test
  void theGreatestAreToldInTheirOrderAndNoMoreThanAskedFor() {
    String[] ids = {"C", "A", "B"};
    write(run, ids);

    assertThat(top(run)).containsExactly(ids);
    assertThat(rollups.top(receipt(run), RollupGroup.ALL, Channel.KWH, 2).join()).hasSize(2);
    assertThat(rollups.top(receipt(run), RollupGroup.ALL, Channel.of("KW"), 2).join()).isEmpty();
  }
}
