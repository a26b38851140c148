package io.energyiot.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.load.LoadResult;
import io.energyiot.store.load.LoadReceipt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoadThreadTest {
  private static final LoadResult RESULT =
      new LoadResult(LoadReceipt.queued(LoadReceipt.newId(), null), Path.of("x"), null);

  private final AtomicInteger halted = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);

  private LoadThread started(Runnable work, Duration patience) {
    return LoadThread.start(
        () -> {
          work.run();
          return RESULT;
        },
        patience,
        halted::incrementAndGet);
  }

  /** Waits as for a file system that does not answer. */
  private void hang() {
    boolean waits = true;
    while (waits) {
      try {
        waits = !released.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        // goes on
      }
    }
  }

  private void untilInterrupted() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aLoadThatEndsAfterItsInterruptHaltsNothing() throws Exception {
    LoadThread thread = started(this::untilInterrupted, Duration.ZERO);
    assertThat(thread.await(1)).isEmpty();
    assertThat(thread.end()).isTrue();
    assertThat(thread.await(20_000)).contains(RESULT);
    assertThat(halted).hasValue(0);
  }

  @Test
  void aLoadThatHangsEndsTheProcess() throws Exception {
    LoadThread thread = started(this::hang, Duration.ofMillis(50));
    assertThat(thread.end()).isTrue();
    assertThat(thread.end()).isFalse();
    assertThat(halted).hasValue(0);
    assertThat(thread.await(60)).isEmpty();
    assertThat(thread.end()).isFalse();
    assertThat(halted).hasValue(1);
    released.countDown();
    assertThat(thread.await(20_000)).contains(RESULT);
  }

  @Test
  void aDefectIsThrownOn() {
    LoadThread thread =
        started(
            () -> {
              throw new IllegalStateException("a defect");
            },
            Duration.ZERO);
    assertThatThrownBy(() -> thread.await(20_000))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("a defect");
  }
}
