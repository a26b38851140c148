package io.energyiot.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Role;
import io.energyiot.server.access.Operation;
import io.energyiot.server.access.Reach;
import io.energyiot.store.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheredEntriesTest {
  private static final Operation GET =
      new Operation(
          Optional.of(Role.READ),
          Reach.SEEN,
          "GET",
          "/v1/devices/{device_id}",
          List.of("v1", "devices", "{device_id}"));

  private final AtomicLong clock = new AtomicLong(1000);
  private final GatheredEntries gathered = new GatheredEntries(3, 50_000, clock::get);

  private static AuditedRequest request(String subject, String device) {
    AuditedRequest request = new AuditedRequest(Identity.admin(subject), "127.0.0.1", GET);
    request.device(device);
    request.readings(2);
    return request;
  }

  private List<AuditEntry> taken() {
    return gathered.take().entries().stream().map(GatheredEntry::entry).toList();
  }

  @Test
  void likeRequestsBecomeOne() {
    AuditedRequest first = request("a", "D2");
    first.range(5_000, 6_000);
    gathered.add(first, 200);
    AuditedRequest second = request("a", "D1");
    second.range(4_000, 5_000);
    clock.set(1500);
    gathered.add(second, 200);
    gathered.add(request("a", "D2"), 404);
    List<AuditEntry> taken = taken();
    assertThat(taken).hasSize(2);
    AuditEntry both = taken.get(0);
    assertThat(both.at()).isEqualTo(Instant.ofEpochMilli(1000));
    assertThat(both.operation()).isEqualTo("GET /v1/devices/{device_id}");
    assertThat(both.devices().ids()).containsExactly("D1", "D2");
    assertThat(both.requests()).isEqualTo(2);
    assertThat(both.readings()).isEqualTo(4);
    assertThat(both.from()).isEqualTo(Instant.ofEpochMilli(4_000));
    assertThat(both.to()).isEqualTo(Instant.ofEpochMilli(6_000));
    assertThat(taken.get(1).result()).isEqualTo(404);
    assertThat(taken.get(1).from()).isNull();
    assertThat(taken()).isEmpty();
  }

  @Test
  void aChangeIsAnEntryOfItsOwn() {
    gathered.add(request("a", "D"), 200);
    assertThat(gathered.addAlone(request("a", "D"), 200)).isNotDone();
    gathered.add(request("a", "D"), 200);
    assertThat(taken()).extracting(AuditEntry::requests).containsExactly(2L, 1L);
  }

  @Test
  void itIsFullWithTooManyEntriesOrDevices() {
    IntStream.range(0, 2).forEach(i -> gathered.add(request("s" + i, "D"), 200));
    assertThat(gathered.isFull()).isFalse();
    gathered.add(request("s2", "D"), 200);
    assertThat(gathered.isFull()).isTrue();
    gathered.take();
    assertThat(gathered.isFull()).isFalse();
    GatheredEntries few = new GatheredEntries(1_000, 30_000, clock::get);
    IntStream.range(0, 30_000).forEach(i -> few.add(request("s", "D" + i), 200));
    assertThat(few.isFull()).isTrue();
    assertThat(few.take().entries())
        .extracting(each -> each.entry().devices().count())
        .containsExactly(20_000L, 10_000L);
  }

  @Test
  void manyDevicesOfARequestAreCountedAtOnce() {
    AuditedRequest many = request("a", "D");
    many.devices(IntStream.range(0, 5_000).mapToObj(i -> "M" + i % 4_000).toList());
    many.settle();
    gathered.add(request("a", "D"), 200);
    gathered.add(many, 200);
    gathered.add(request("a", "D"), 200);
    List<AuditEntry> taken = taken();
    assertThat(taken).extracting(each -> each.devices().count()).containsExactly(1L, 4_001L, 1L);
  }

  @Test
  void entriesAreInOrderOfTimeThoughTheClockIsSetBack() {
    gathered.add(request("a", "D"), 200);
    clock.set(10);
    gathered.add(request("b", "D"), 200);
    assertThat(taken())
        .extracting(AuditEntry::at)
        .containsExactly(Instant.ofEpochMilli(1000), Instant.ofEpochMilli(1000));
  }

  @Test
  void whatIsNotHeardKeepsNothing() {
    AuditedRequest.UNHEARD.device("D");
    AuditedRequest.UNHEARD.devices(List.of("D"));
    assertThat(AuditedRequest.UNHEARD.ids()).isEmpty();
    assertThat(AuditedRequest.of(null)).isSameAs(AuditedRequest.UNHEARD);
  }
}
