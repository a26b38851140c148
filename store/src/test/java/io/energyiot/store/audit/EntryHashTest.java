package io.energyiot.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bytes and the hash that {@code docs/formats/audit.md} shows. */
class EntryHashTest {
  private static final ChainPlace PLACE =
      new ChainPlace(LocalDate.of(2026, 1, 31), TestEntries.CHAIN, 7);

  private static String hex(ByteBuffer bytes) {
    byte[] all = new byte[bytes.remaining()];
    bytes.duplicate().get(all);
    return HexFormat.of().formatHex(all);
  }

  @Test
  void theBytesOfAnEntryNeverChange() {
    AuditEntry entry = TestEntries.at("2026-01-31T08:00:00.123Z");
    assertThat(HexFormat.of().formatHex(EntryHash.bytes(PLACE, entry)))
        .isEqualTo(
            "01" // form
                + "0000000000005004" // day
                + "8cb11000fe4841f080010123456789ab" // chain
                + "0000000000000007" // sequence
                + "0000019c1310e47b" // at
                + "00000009"
                + "77617265686f757365" // subject
                + "00000008"
                + "6b33783971376162" // key id
                + "00000009"
                + "3132372e302e302e31" // address
                + "0000001b"
                + "474554202f76312f646576696365732f7b6465766963655f69647d" // operation
                + "ffffffff" // no target
                + "0000000000000001"
                + "00000001"
                + "00000004"
                + "4d545231" // devices
                + "ffffffff" // no hash of devices
                + "0000019b76daa800"
                + "0000019b7c010400" // range
                + "000000c8" // result
                + "0000000000000001" // requests
                + "0000000000000060"); // readings
  }

  @Test
  void theHashCoversTheHashBefore() {
    AuditEntry entry = TestEntries.at("2026-01-31T08:00:00.123Z");
    ByteBuffer first = EntryHash.of(EntryHash.NOTHING, PLACE, entry);
    assertThat(hex(first))
        .isEqualTo("63f9e8cab93c692c262d51fbb7a8209b6098715eb8aa9287247752f7f1dc31d7");
    assertThat(EntryHash.of(first, PLACE, entry)).isNotEqualTo(first);
  }

  @Test
  void whatIsAbsentDiffersFromWhatIsEmpty() {
    Instant at = Instant.EPOCH;
    AuditEntry absent =
        new AuditEntry(at, "", null, null, "o", null, AuditedDevices.NONE, null, null, 0, 1, 0);
    AuditEntry empty =
        new AuditEntry(at, "", "", null, "o", null, AuditedDevices.NONE, null, null, 0, 1, 0);
    assertThat(EntryHash.bytes(PLACE, absent)).isNotEqualTo(EntryHash.bytes(PLACE, empty));
  }

  @Test
  void manyDevicesAreACountAndAHash() {
    List<String> ids = IntStream.range(0, 101).mapToObj("D%03d"::formatted).toList();
    AuditedDevices few = AuditedDevices.of(List.of("B", "A", "B"));
    assertThat(few).isEqualTo(new AuditedDevices(List.of("A", "B"), 2, null));
    AuditedDevices many = AuditedDevices.of(ids);
    assertThat(many.count()).isEqualTo(101);
    assertThat(many.ids()).isEmpty();
    assertThat(hex(many.hash()))
        .isEqualTo(
            "9343ad218f0d07d1fb3201b5cef5623f9e7b29745764d275b5bfc9d7e78aa0e2"); // sha256sum of the
    // ids, a line each
    assertThat(AuditedDevices.of(ids.subList(0, 100)).ids()).hasSize(100);
  }
}
