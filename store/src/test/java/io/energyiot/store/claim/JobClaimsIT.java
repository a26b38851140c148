package io.energyiot.store.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
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
}
