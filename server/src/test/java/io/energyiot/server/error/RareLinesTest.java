package io.energyiot.server.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RareLinesTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
  private final RareLines lines = new RareLines(clock::get);

  @Test
  void aCodeIsToldOnceInTenSecondsWithHowManyWereLeftOut() {
    assertThat(lines.tell(ErrorCode.OVERLOADED)).hasValue(0);
    assertThat(lines.tell(ErrorCode.OVERLOADED)).isEmpty();
    clock.addAndGet(TimeUnit.SECONDS.toNanos(10) - 1);
    assertThat(lines.tell(ErrorCode.OVERLOADED)).isEmpty();
    clock.addAndGet(1);
    assertThat(lines.tell(ErrorCode.OVERLOADED)).hasValue(2);
    assertThat(lines.tell(ErrorCode.OVERLOADED)).isEmpty();
  }

  @Test
  void codesDoNotHideEachOther() {
    lines.tell(ErrorCode.OVERLOADED);
    assertThat(lines.tell(ErrorCode.CASSANDRA_UNAVAILABLE)).hasValue(0);
  }
}
