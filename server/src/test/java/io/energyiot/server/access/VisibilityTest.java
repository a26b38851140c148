package io.energyiot.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.query.Sight;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VisibilityTest {
  private final Map<String, String> regions = new HashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final Visibility visibility = new Visibility(this::read, nanos::get);

  private CompletableFuture<Optional<Device>> read(String id) {
    reads.incrementAndGet();
    if (id.equals("broken")) {
      return CompletableFuture.failedFuture(new IllegalStateException("no answer"));
    }
    return CompletableFuture.completedFuture(
        Optional.ofNullable(regions.get(id))
            .map(
                region ->
                    new DeviceBuilder()
                        .set(DeviceField.DEVICE_ID, id)
                        .set(DeviceField.REGION, region)
                        .build()));
  }

  private Sight sight(String... scope) {
    return visibility.of(new Identity("test", null, Set.of(Role.READ), Scope.of(List.of(scope))));
  }

  @Test
  void namedDevicesAreSeenWithoutAQuestion() {
    Sight some = sight("device=a", "device=b");
    assertThat(some.sees("a").join()).isTrue();
    assertThat(some.sees("c").join()).isFalse();
    assertThat(visibility.of(Identity.ANONYMOUS)).isSameAs(Sight.ALL);
    assertThat(reads).hasValue(0);
  }

  @Test
  void groupsAreThoseOfTheRegistryWhichIsAskedOnceInTenSeconds() {
    regions.put("a", "north");
    for (int i = 0; i < 3; i++) {
      assertThat(sight("region=north").sees("a").join()).isTrue();
      assertThat(sight("region=south").sees("a").join()).isFalse();
    }
    assertThat(reads).hasValue(1);
    regions.put("a", "south");
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(sight("region=north").sees("a").join()).isFalse();
    assertThat(sight("region=south").sees("a").join()).isTrue();
    assertThat(reads).hasValue(2);
  }

  @Test
  void whatIsNotRegisteredIsInNoGroupUntilItIs() {
    assertThat(sight("region=north").sees("a").join()).isFalse();
    regions.put("a", "north");
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(sight("region=north").sees("a").join()).isTrue();
  }

  @Test
  void aFailureIsToldAndNotRemembered() {
    Sight north = sight("region=north");
    assertThat(north.sees("broken")).isCompletedExceptionally();
    assertThat(north.sees("broken")).isCompletedExceptionally();
    assertThat(reads).hasValue(2);
  }
}
