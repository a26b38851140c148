package io.energyiot.server.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientAllowancesTest {
  private static final LimitSettings.Rates RATES = new LimitSettings.Rates(5, 0, 0, 1);

  private final AtomicLong nanos = new AtomicLong();
  private final ClientAllowances clients = new ClientAllowances(RATES, 3, nanos::get);

  private static void use(Allowance allowance) {
    for (int i = 0; i < RATES.requests(); i++) {
      assertThat(allowance.admit(false, false)).isZero();
    }
    assertThat(allowance.admit(false, false)).isPositive();
  }

  @Test
  void clientsHaveAllowancesOfTheirOwn() {
    use(clients.of("a"));
    assertThat(clients.of("a")).isSameAs(clients.of("a"));
    assertThat(clients.of("b").admit(false, false)).isZero();
  }

  @Test
  void aFloodOfClientsNeitherGrowsTheMapNorRefillsAnAllowance() {
    Allowance empty = clients.of("empty");
    use(empty);
    for (int i = 0; i < 1_000; i++) {
      nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(10)); // ten looks through all of them
      clients.of("unused-" + i);
      assertThat(clients.size()).isLessThanOrEqualTo(3);
    }
    assertThat(clients.of("empty")).isSameAs(empty);
  }

  @Test
  void clientsWithoutAPlaceShareOneAllowance() {
    for (String used : new String[] {"a", "b", "c"}) {
      use(clients.of(used));
    }
    assertThat(clients.of("d")).isSameAs(clients.of("e")).isNotSameAs(clients.of("a"));
    use(clients.of("d"));
    assertThat(clients.of("e").admit(false, false)).isPositive();
  }

  @Test
  void aStreamKeepsItsClientKnown() {
    Allowance streaming = clients.of("streaming");
    assertThat(streaming.enterStream()).isTrue();
    assertThat(streaming.enterStream()).isFalse();
    assertThat(streaming.isUnused()).isFalse();
    streaming.leaveStream();
    assertThat(streaming.isUnused()).isTrue();
  }

  @Test
  void aClientHasSoManyStreamsAndAllHaveMore() {
    Allowance all = new Allowance(new LimitSettings.Rates(0, 0, 0, 2));
    LimitedClient first = new LimitedClient(new Allowance(RATES), all);
    Runnable leave = first.enterStream();
    refuses(first, "limits.client.streams");
    Runnable second = new LimitedClient(new Allowance(RATES), all).enterStream();
    LimitedClient third = new LimitedClient(new Allowance(RATES), all);
    refuses(third, "limits.all.streams");
    leave.run();
    third.enterStream().run();
    first.enterStream().run();
    second.run();
    LimitedClient.of(null).enterStream().run();
  }

  private static void refuses(LimitedClient client, String setting) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(client::enterStream)
        .matches(failure -> failure.code() == ErrorCode.RATE_LIMITED)
        .withMessageContaining(setting);
  }

  @Test
  void whatIsOverdrawnHasToBePaidFirst() {
    TokenBucket bucket = TokenBucket.of(100);
    assertThat(bucket.untilAny()).isZero();
    bucket.charge(500);
    assertThat(bucket.untilAny()).isBetween(3_900_000_000L, 4_100_000_000L);
    assertThat(bucket.isFull()).isFalse();
  }

  @Test
  void noLimitIsNeverReached() {
    TokenBucket bucket = TokenBucket.of(0);
    bucket.charge(Long.MAX_VALUE);
    assertThat(bucket.take()).isZero();
    assertThat(bucket.untilAny()).isZero();
    assertThat(bucket.isFull()).isTrue();
  }
}
