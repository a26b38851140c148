package io.energyiot.store.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Entries and chains for tests. */
final class TestEntries {
  static final UUID CHAIN = UUID.fromString("8cb11000-fe48-41f0-8001-0123456789ab");

  private TestEntries() {}

  static AuditEntry at(String time) {
    return of(time, "GET /v1/devices/{device_id}", AuditedDevices.of(List.of("MTR1")));
  }

  static AuditEntry of(String time, String operation, AuditedDevices devices) {
    return new AuditEntry(
        Instant.parse(time),
        "warehouse",
        "k3x9q7ab",
        "127.0.0.1",
        operation,
        null,
        devices,
        Instant.parse("2026-01-01T00:00:00Z"),
        Instant.parse("2026-01-02T00:00:00Z"),
        200,
        1,
        96);
  }

  static AuditChain chain() {
    return new AuditChain(CHAIN, Optional.empty());
  }
}
