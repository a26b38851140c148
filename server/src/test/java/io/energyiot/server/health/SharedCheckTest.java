package io.energyiot.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.junit.jupiter.api.Test;

class SharedCheckTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();

  private static String name(HealthCheckResponse answer) {
    return answer.getName() + " " + answer.getStatus() + " " + answer.getData().orElseThrow();
  }

  @Test
  void anAnswerIsRememberedForASecond() {
    SharedCheck check =
        new SharedCheck("store", it -> it.withData("n", asked.incrementAndGet()), now::get);
    assertThat(name(check.answer())).isEqualTo("store UP {n=1}");
    now.addAndGet(SECOND - 1);
    assertThat(name(check.answer())).isEqualTo("store UP {n=1}");
    now.addAndGet(1);
    assertThat(name(check.answer())).isEqualTo("store UP {n=2}");
  }

  @Test
  void whileOneAsksOthersGetTheLastAnswer() throws InterruptedException {
    CountDownLatch isAsking = new CountDownLatch(1);
    CountDownLatch answers = new CountDownLatch(1);
    SharedCheck check =
        new SharedCheck("store", it -> hangAtSecond(it, isAsking, answers), now::get);
    assertThat(check.answer().getStatus()).isEqualTo(Status.UP);
    now.addAndGet(SECOND);
    CompletableFuture<HealthCheckResponse> slow = CompletableFuture.supplyAsync(check::answer);
    assertThat(isAsking.await(10, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(check.answer().getStatus()).isEqualTo(Status.UP);
    }
    assertThat(asked).hasValue(2);
    answers.countDown();
    assertThat(slow.join().getStatus()).isEqualTo(Status.DOWN);
    assertThat(check.answer().getStatus()).isEqualTo(Status.DOWN);
  }

  private void hangAtSecond(
      HealthCheckResponseBuilder unused, CountDownLatch isAsking, CountDownLatch answers) {
    if (asked.incrementAndGet() == 1) {
      return;
    }
    isAsking.countDown();
    try {
      answers.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new EnergyException(ErrorCode.CASSANDRA_UNAVAILABLE, "too late");
  }

  @Test
  void whyItFailedIsNotTold() {
    SharedCheck check =
        new SharedCheck(
            "store",
            it -> {
              throw new EnergyException(ErrorCode.CASSANDRA_UNAVAILABLE, "Node(10.0.0.5:9042)");
            },
            now::get);
    assertThat(name(check.answer())).isEqualTo("store DOWN {reason=CASSANDRA_UNAVAILABLE}");
  }
}
