package io.energyiot.server.audit;

import io.energyiot.store.audit.AuditEntry;
import io.energyiot.store.audit.AuditedDevices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An audit entry that grows by requests that are alike. */
final class GatheredEntry {
  /** With so many ids it is closed, and another one begun. */
  private static final int MAX_IDS = 20_000;

  private final AuditKey key;
  private final long at;
  private final List<String> ids = new ArrayList<>();
  private AuditedDevices many;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;
  private long requests;
  private long readings;

  /**
   * @param at milliseconds since 1970-01-01T00:00:00Z
   */
  GatheredEntry(AuditKey key, long at) {
    this.key = key;
    this.at = at;
  }

  /** Returns whether a request may be added. */
  boolean fits(AuditedRequest request) {
    return many == null
        && (requests == 0
            || (request.many() == null && ids.size() + request.ids().size() <= MAX_IDS));
  }

  void add(AuditedRequest request) {
    ids.addAll(request.ids());
    many = request.many();
    from = Math.min(from, request.from());
    to = Math.max(to, request.to());
    requests++;
    readings += request.readings();
  }

  /** Returns the entry. Sorts its devices, which takes a while if they are many. */
  AuditEntry entry() {
    return new AuditEntry(
        Instant.ofEpochMilli(at),
        key.subject(),
        key.keyId(),
        key.address(),
        key.operation(),
        key.target(),
        many == null ? AuditedDevices.of(ids) : many,
        from == Long.MAX_VALUE ? null : Instant.ofEpochMilli(from),
        to == Long.MIN_VALUE ? null : Instant.ofEpochMilli(to),
        key.result(),
        requests,
        readings);
  }
}
