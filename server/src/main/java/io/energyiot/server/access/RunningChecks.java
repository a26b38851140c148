package io.energyiot.server.access;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The checks that are being done. Requests that show the same credential wait for one of them. */
final class RunningChecks {
  private final ConcurrentMap<String, CompletableFuture<CheckedCredential>> running =
      new ConcurrentHashMap<>();

  /** Joins the check of {@code header} that is being done, or else begins {@code check}. */
  CompletionStage<CheckedCredential> join(
      String header, Supplier<CompletionStage<CheckedCredential>> check) {
    CompletableFuture<CheckedCredential> begun = new CompletableFuture<>();
    CompletableFuture<CheckedCredential> before = running.putIfAbsent(header, begun);
    if (before != null) {
      return before;
    }
    CompletionStage<?> unused =
        CompletableFuture.completedStage(check)
            .thenCompose(Supplier::get) // which turns what it throws into a failure
            .whenComplete((checked, failure) -> end(header, begun, checked, failure));
    return begun;
  }

  private void end(
      String header,
      CompletableFuture<CheckedCredential> begun,
      CheckedCredential checked,
      Throwable failure) {
    running.remove(header, begun);
    if (failure == null) {
      begun.complete(checked);
    } else {
      begun.completeExceptionally(failure);
    }
  }
}
