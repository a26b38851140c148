package io.energyiot.store.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The devices that an audit entry is about: their ids if they are few, otherwise their count and a
 * hash of their ids.
 *
 * @param ids sorted, each once; empty if there are more than {@link #MAX_IDS}
 * @param hash SHA-256 over the sorted ids in UTF-8, each once and followed by a line feed; null if
 *     the ids are there
 */
public record AuditedDevices(List<String> ids, long count, ByteBuffer hash) {
  /** No devices. */
  public static final AuditedDevices NONE = new AuditedDevices(List.of(), 0, null);

  /** So many ids are kept. */
  public static final int MAX_IDS = 100;

  /** Copies the ids. */
  public AuditedDevices {
    ids = List.copyOf(ids);
  }

  /** Returns what is kept of ids, which may be repeated and in any order. */
  public static AuditedDevices of(Collection<String> ids) {
    if (ids.isEmpty()) {
      return NONE;
    }
    List<String> sorted = new ArrayList<>(ids);
    sorted.sort(null);
    List<String> first = new ArrayList<>();
    MessageDigest digest = EntryHash.sha256();
    long count = 0;
    String last = null;
    for (String id : sorted) {
      if (!id.equals(last)) {
        count++;
        if (count <= MAX_IDS) {
          first.add(id);
        }
        digest.update(id.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        last = id;
      }
    }
    return count <= MAX_IDS
        ? new AuditedDevices(first, count, null)
        : new AuditedDevices(List.of(), count, ByteBuffer.wrap(digest.digest()).asReadOnlyBuffer());
  }

  /** Returns whether a device may be among them; of many, nobody can tell. */
  boolean mayHave(String id) {
    return hash != null || ids.contains(id);
  }
}
