package io.energyiot.server.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * The entries that wait to be written. Requests that are alike become one while they wait. Safe for
 * use by many threads, and quick.
 */
final class GatheredEntries {
  private final int maxEntries;
  private final int maxIds;
  private final LongSupplier clock;
  private Map<AuditKey, GatheredEntry> growing = new HashMap<>();
  private List<GatheredEntry> entries = new ArrayList<>();
  private List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private int ids;
  private long latest;

  /**
   * What was taken to be written.
   *
   * @param entries in order of time
   * @param waiting told when they are written
   */
  record Taken(List<GatheredEntry> entries, List<CompletableFuture<Void>> waiting) {}

  /**
   * @param maxEntries with so many it is full
   * @param maxIds with so many ids of devices it is full
   * @param clock milliseconds since 1970-01-01T00:00:00Z
   */
  GatheredEntries(int maxEntries, int maxIds, LongSupplier clock) {
    this.maxEntries = maxEntries;
    this.maxIds = maxIds;
    this.clock = clock;
  }

  /** Adds a request, to an entry of like ones if there is one. */
  synchronized void add(AuditedRequest request, int result) {
    AuditKey key = request.key(result);
    GatheredEntry entry = growing.get(key);
    if (entry == null || !entry.fits(request)) {
      entry = new GatheredEntry(key, now());
      growing.put(key, entry);
      entries.add(entry);
    }
    entry.add(request);
    ids += request.ids().size();
  }

  /** Adds a request as an entry of its own, and tells when it is written. */
  synchronized CompletableFuture<Void> addAlone(AuditedRequest request, int result) {
    GatheredEntry entry = new GatheredEntry(request.key(result), now());
    entry.add(request);
    entries.add(entry);
    ids += request.ids().size();
    CompletableFuture<Void> written = new CompletableFuture<>();
    waiting.add(written);
    return written;
  }

  /** The clock may be set back, but entries are in order of time. */
  private long now() {
    latest = Math.max(latest, clock.getAsLong());
    return latest;
  }

  synchronized boolean isFull() {
    return entries.size() >= maxEntries || ids >= maxIds;
  }

  synchronized int size() {
    return entries.size();
  }

  /** Takes everything. */
  synchronized Taken take() {
    Taken taken = new Taken(entries, waiting);
    growing = new HashMap<>();
    entries = new ArrayList<>();
    waiting = new ArrayList<>();
    ids = 0;
    return taken;
  }
}
