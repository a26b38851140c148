package io.energyiot.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Failures of the driver are told as ours. */
class CassandraTest {
  private final DriverTimeoutException slow = new DriverTimeoutException("timed out");

  @Test
  void aFailureSaysWhatWasDoneAndWhy() {
    EnergyException told = Cassandra.unavailable("reading", new CompletionException(slow));

    assertThat(told).hasMessage("reading: timed out").hasCause(slow);
    assertThat(told.code()).isEqualTo(ErrorCode.CASSANDRA_UNAVAILABLE);
  }

  @Test
  void ifNoNodeWasAskedNoneAnswers() {
    assertThat(Cassandra.unavailable("reading", new NoNodeAvailableException()))
        .hasMessage("reading: no node answers");
  }

  @Test
  void whatIsAwaitedIsReturned() {
    assertThat(Cassandra.await("reading", CompletableFuture.completedFuture(7))).isEqualTo(7);
  }

  @Test
  void whatFailsWhileItIsAwaitedIsToldAsOurs() {
    assertThatThrownBy(() -> Cassandra.await("reading", CompletableFuture.failedFuture(slow)))
        .isInstanceOf(EnergyException.class)
        .hasMessage("reading: timed out");
  }

  @Test
  void aFailureOfOursStaysAsItIs() {
    EnergyException ours = new EnergyException(ErrorCode.TOO_LARGE, "too large");

    assertThatThrownBy(() -> Cassandra.await("reading", CompletableFuture.failedFuture(ours)))
        .isSameAs(ours);
  }
}
