package io.energyiot.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.loader.door.DoorReply;
import io.energyiot.store.load.LoadReceipt;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FollowedLoadTest {
  private final FollowedLoad load = new FollowedLoad(LoadReceipt.newId());

  @Test
  void newsAreTakenOnceAndTheNewestCounts() throws InterruptedException {
    assertThat(load.await(1)).isEmpty();
    load.tell(new DoorReply.Waiting(2));
    load.tell(new DoorReply.Waiting(1));
    assertThat(load.await(10_000)).contains(new DoorReply.Waiting(1));
    assertThat(load.await(1)).isEmpty();
  }

  @Test
  void theEndStays() throws InterruptedException {
    DoorReply end = new DoorReply.Ended(LoadReceipt.queued(load.id(), null), "folder");
    load.tell(end);
    load.tell(new DoorReply.Waiting(1));
    assertThat(load.await(1)).contains(end);
    assertThat(load.await(1)).contains(end);
  }

  @Test
  void whoWaitsHearsAtOnce() {
    CompletableFuture<Optional<DoorReply>> heard =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return load.await(60_000);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    load.tell(new DoorReply.Waiting(3));
    assertThat(heard.join()).contains(new DoorReply.Waiting(3));
  }
}
