package io.energyiot.server.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.energyiot.store.audit.AuditEntry;
import io.energyiot.store.audit.AuditedDevices;
import io.energyiot.store.audit.ChainedEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An audit entry as administrators see it. */
@Schema(name = "AuditEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntryBody(
    @Schema(examples = "2026-01-31T08:00:00.123Z", description = "when the first request ended")
        String at,
    @Schema(examples = "warehouse") String subject,
    @Schema(examples = "k3x9q7ab", description = "absent if it was no API key") String key_id,
    @Schema(examples = "127.0.0.1", description = "absent if it was a command on the machine")
        String address,
    @Schema(examples = "GET /v1/devices/{device_id}/readings") String operation,
    @Schema(description = "what it is about if that is no device, such as a load or a key")
        String target,
    @Schema(description = "absent if it is about none") Devices devices,
    @Schema(examples = "2026-01-01T00:00:00Z", description = "the range that was asked for")
        String from,
    @Schema(examples = "2026-01-02T00:00:00Z") String to,
    @Schema(
            examples = "200",
            description =
                "the HTTP status; 499 if the client went before the answer; 0 of a command")
        int result,
    @Schema(description = "how many it stands for: like ones within a second are one entry")
        long requests,
    @Schema(description = "how many readings were sent or told") long readings,
    @Schema(examples = "2026-01-31", description = "of the chain, in UTC") String day,
    String chain,
    @Schema(description = "the place in the chain of the day, from 0") long sequence,
    @Schema(description = "SHA-256 over the hash before and this entry, in hexadecimal digits")
        String hash) {

  /** The devices of an entry. */
  @Schema(name = "AuditedDevices")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Devices(
      long count,
      @Schema(description = "absent if there are more than 100") List<String> ids,
      @Schema(
              description =
                  "of many: SHA-256 over the sorted ids, each followed by a line feed, in"
                      + " hexadecimal digits")
          String sha256) {

    static Devices of(AuditedDevices devices) {
      if (devices.count() == 0) {
        return null;
      }
      boolean many = devices.hash() != null;
      return new Devices(
          devices.count(), many ? null : devices.ids(), many ? hex(devices.hash()) : null);
    }
  }

  static AuditEntryBody of(ChainedEntry chained) {
    AuditEntry entry = chained.entry();
    return new AuditEntryBody(
        entry.at().toString(),
        entry.subject(),
        entry.keyId(),
        entry.address(),
        entry.operation(),
        entry.target(),
        Devices.of(entry.devices()),
        text(entry.from()),
        text(entry.to()),
        entry.result(),
        entry.requests(),
        entry.readings(),
        chained.place().day().toString(),
        chained.place().chain().toString(),
        chained.place().sequence(),
        hex(chained.hash()));
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }

  private static String hex(ByteBuffer bytes) {
    byte[] all = new byte[bytes.remaining()];
    bytes.duplicate().get(all);
    return HexFormat.of().formatHex(all);
  }
}
