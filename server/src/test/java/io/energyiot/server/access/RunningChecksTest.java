package io.energyiot.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.access.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RunningChecksTest {
  private final RunningChecks running = new RunningChecks();
  private final List<CompletableFuture<CheckedCredential>> begun = new ArrayList<>();

  private CompletionStage<CheckedCredential> ask(String header) {
    return running.join(
        header,
        () -> {
          begun.add(new CompletableFuture<>());
          return begun.get(begun.size() - 1);
        });
  }

  @Test
  void requestsWithTheSameCredentialWaitForOneCheck() {
    List<CompletionStage<CheckedCredential>> waiting = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      waiting.add(ask("Bearer a"));
    }
    CompletionStage<CheckedCredential> other = ask("Bearer b");
    assertThat(begun).hasSize(2);
    CheckedCredential good =
        CheckedCredential.good("Bearer a", Identity.admin("a"), Duration.ofSeconds(1));
    begun.get(0).complete(good);
    assertThat(waiting)
        .allSatisfy(each -> assertThat(each.toCompletableFuture()).isCompletedWithValue(good));
    assertThat(other.toCompletableFuture()).isNotDone();
    CompletionStage<CheckedCredential> unused = ask("Bearer a");
    assertThat(begun).hasSize(3);
  }

  @Test
  void afterAFailureTheNextOneAsksAgain() {
    CompletionStage<CheckedCredential> first = ask("Bearer a");
    begun.get(0).completeExceptionally(new IllegalStateException("away"));
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> first.toCompletableFuture().join())
        .withMessageContaining("away");
    CompletionStage<CheckedCredential> thrown =
        running.join(
            "Bearer a",
            () -> {
              throw new IllegalStateException("at once");
            });
    assertThat(thrown.toCompletableFuture()).isCompletedExceptionally();
    CompletionStage<CheckedCredential> unused = ask("Bearer a");
    assertThat(begun).hasSize(2);
  }
}
