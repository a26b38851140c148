package io.energyiot.store.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** The hash of an entry in its chain, over bytes that {@code docs/formats/audit.md} describes. */
final class EntryHash {
  /** What comes before the first entry of all. */
  static final ByteBuffer NOTHING = ByteBuffer.allocate(32).asReadOnlyBuffer();

  private static final int FORM = 1;
  private static final int NULL = -1;

  private EntryHash() {}

  /** Returns the hash of an entry at a place after the one with {@code previous}. */
  static ByteBuffer of(ByteBuffer previous, ChainPlace place, AuditEntry entry) {
    MessageDigest digest = sha256();
    digest.update(previous.duplicate());
    digest.update(bytes(place, entry));
    return ByteBuffer.wrap(digest.digest()).asReadOnlyBuffer();
  }

  /** Returns the canonical form. */
  static byte[] bytes(ChainPlace place, AuditEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeLong(place.day().toEpochDay());
      out.writeLong(place.chain().getMostSignificantBits());
      out.writeLong(place.chain().getLeastSignificantBits());
      out.writeLong(place.sequence());
      time(out, entry.at());
      text(out, entry.subject());
      text(out, entry.keyId());
      text(out, entry.address());
      text(out, entry.operation());
      text(out, entry.target());
      devices(out, entry.devices());
      time(out, entry.from());
      time(out, entry.to());
      out.writeInt(entry.result());
      out.writeLong(entry.requests());
      out.writeLong(entry.readings());
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private static void devices(DataOutputStream out, AuditedDevices devices) throws IOException {
    out.writeLong(devices.count());
    out.writeInt(devices.ids().size());
    for (String id : devices.ids()) {
      text(out, id);
    }
    if (devices.hash() == null) {
      out.writeInt(NULL);
    } else {
      byte[] hash = new byte[devices.hash().remaining()];
      devices.hash().duplicate().get(hash);
      bytes(out, hash);
    }
  }

  private static void time(DataOutputStream out, Instant time) throws IOException {
    out.writeLong(time == null ? Long.MIN_VALUE : time.toEpochMilli());
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    if (text == null) {
      out.writeInt(NULL);
    } else {
      bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
