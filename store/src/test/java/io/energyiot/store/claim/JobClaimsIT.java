package io.energyiot.store.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JobClaimsIT {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  private static EnergyStore store;

  private final JobClaims claims = new JobClaims(store.session(), Duration.ofSeconds(2));

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void aDayIsHeldForLongerThanAClaimLastsAndFreeOnceItIsGivenBack() {
    String other =
        claims.day(
            DAY,
            () -> {
              assertThatExceptionOfType(EnergyException.class)
                  .isThrownBy(() -> claims.day(DAY, () -> "twice"))
                  .matches(failure -> failure.code() == ErrorCode.ROLLUP_RUNNING)
                  .withMessageContaining(DAY.toString());
              return claims.day(DAY.plusDays(1), () -> "another day");
            });
    assertThat(other).isEqualTo("another day");
    assertThat(claims.day(DAY, () -> "again")).isEqualTo("again");
  }

  @Test
  void aDayIsFreeAfterAFailure() {
    LocalDate day = DAY.plusDays(2);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> claims.day(day, JobClaimsIT::fail));
    assertThat(claims.day(day, () -> "again")).isEqualTo("again");
  }

  private static String fail() {
    throw new IllegalStateException();
  }

  @Test
  void aKilledHoldersDayIsWaitedFor() {
    LocalDate day = DAY.plusDays(3);
    store
        .session()
        .execute(
            "INSERT INTO job_claim (name, holder) VALUES (?, ?) USING TTL 2",
            day.toString(),
            UUID.randomUUID());
    assertThat(claims.day(day, () -> "lapsed")).isEqualTo("lapsed");
  }

  @Test
  void aPlaceIsWrittenToByOneJob() {
    String place = "s3a://lake/days";
    String other =
        claims.place(
            place,
            () -> {
              assertThatExceptionOfType(EnergyException.class)
                  .isThrownBy(() -> claims.place(place, () -> "twice"))
                  .matches(failure -> failure.code() == ErrorCode.WRITE_FAILED)
                  .withMessageContaining(place);
              return claims.place("s3a://lake/others", () -> "another place");
            });
    assertThat(other).isEqualTo("another place");
    assertThat(claims.place(place, () -> "again")).isEqualTo("again");
  }

  @Test
  void oneServerIsAtTheSchedule() {
    assertThat(claims.schedule(() -> claims.schedule(() -> "twice"))).contains(Optional.empty());
    assertThat(claims.schedule(() -> "again")).contains("again");
  }

  private static UUID holder(LocalDate day) {
    Row row =
        store
            .session()
            .execute("SELECT holder FROM job_claim WHERE name = ?", day.toString())
            .one();
    return row == null ? null : row.getUuid(0);
  }

  private static void give(LocalDate day, UUID holder) {
    store
        .session()
        .execute(
            "UPDATE job_claim USING TTL 60 SET holder = ? WHERE name = ? IF EXISTS",
            holder,
            day.toString());
  }

  /** As when Cassandra could not be reached for longer than a claim lasts. */
  @Test
  void whoHasLostItsClaimNeitherRenewsNorGivesBackThatOfAnother() {
    LocalDate day = DAY.plusDays(4);
    UUID another = UUID.randomUUID();
    claims.day(
        day,
        () -> {
          give(day, another);
          LockSupport.parkNanos(Duration.ofSeconds(1).toNanos()); // two renewals
          assertThat(holder(day)).isEqualTo(another);
          return "done";
        });

    assertThat(holder(day)).isEqualTo(another);
  }

  @Test
  void aClaimIsRenewedForAsLongAsTheWorkTakes() {
    LocalDate day = DAY.plusDays(5);
    claims.day(
        day,
        () -> {
          UUID own = holder(day);
          assertThat(own).isNotNull();
          LockSupport.parkNanos(Duration.ofSeconds(5).toNanos()); // it would lapse after two
          assertThat(holder(day)).isEqualTo(own);
          return "done";
        });

    assertThat(holder(day)).isNull();
  }

  /** Holds what it gets until all others have asked as well. */
  private Optional<String> begin(CountDownLatch all) {
    Optional<String> got =
        claims.schedule(
            () -> {
              all.countDown();
              awaitAll(all);
              return "done";
            });
    if (got.isEmpty()) {
      all.countDown();
    }
    return got;
  }

  private static void awaitAll(CountDownLatch all) {
    try {
      assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ofManyThatBeginAtOnceOneGetsIt() {
    CountDownLatch all = new CountDownLatch(4);
    List<CompletableFuture<Optional<String>>> servers =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> begin(all), task -> new Thread(task).start()))
            .toList();

    assertThat(servers.stream().map(CompletableFuture::join).flatMap(Optional::stream))
        .containsExactly("done");
  }
}
