package io.energyiot.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BadCredentialsTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may overflow

  @Test
  void anAddressWaitsForTheRestOfItsMinute() {
    BadCredentials bad = new BadCredentials(2, nanos::get);
    bad.add("a");
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(20));
    assertThat(bad.untilNext("a")).isZero();
    bad.add("a");
    assertThat(bad.untilNext("a")).isEqualTo(TimeUnit.SECONDS.toNanos(40));
    assertThat(bad.untilNext("b")).isZero();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(40));
    assertThat(bad.untilNext("a")).isZero();
  }

  @Test
  void nobodyWaitsWithoutALimit() {
    BadCredentials bad = new BadCredentials(0, nanos::get);
    bad.add("a");
    assertThat(bad.untilNext("a")).isZero();
  }
}
