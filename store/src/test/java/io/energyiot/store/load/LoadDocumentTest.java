package io.energyiot.store.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoadDocumentTest {
  private static final UUID ID = UUID.fromString("00d0e6f0-fe47-11f0-8000-0123456789ab");
  private static final UUID OTHER = UUID.fromString("11d0e6f0-fe47-11f0-8000-0123456789ab");
  private static final Instant LAST = Receipts.START.plusSeconds(12);

  @Test
  void aLoadThatRunsTellsHowFarItIs() {
    Map<String, Object> document = LoadDocument.overview(Receipts.running(ID, Receipts.HALF), LAST);

    assertThat(document)
        .containsEntry("state", "running")
        .containsEntry("path", "sstable-import")
        .containsEntry("duration", "PT12S")
        .containsEntry("readings_per_second", 80L)
        .doesNotContainKey("files");
    assertThat(document.get("progress"))
        .hasToString("{phase=read, percent=50.0, readings_per_second=12346, eta=PT1M30.5S}");
    assertThat(document.get("phases")).hasToString("{check=PT1.5S, read=PT10.5S}");
    assertThat(document.get("totals"))
        .hasToString(
            "{readings=960, meter_days=10, repeated=3, rejected=2, block_bytes=1024,"
                + " first_day=2026-01-29, last_day=2026-01-30}");
  }

  @Test
  void aLoadThatIsNotHeardOfAnyMoreHasNoProgress() {
    Map<String, Object> document =
        LoadDocument.overview(Receipts.running(ID, Receipts.HALF), LAST.plusSeconds(31));

    assertThat(document).containsEntry("state", "interrupted").containsEntry("progress", null);
  }

  @Test
  void filesAreInTheirOrderWithWhatIsKnownOfTheirContents() {
    FileReceipt skipped =
        Receipts.waiting("b.csv").in(FileState.SKIPPED).with(new StoredContent(7, OTHER, 3L));
    Map<String, Object> document =
        LoadDocument.of(Receipts.done(ID, Receipts.loaded("a.csv"), skipped), LAST);

    List<?> files = (List<?>) document.get("files");
    assertThat(files.get(0).toString())
        .startsWith("{name=a.csv, state=loaded, size=40960, checksum=00ff00ff00ff00ff,")
        .endsWith("rejects_file=rejects/a.csv, error=null, loaded_by=null, superseded=null}");
    assertThat(files.get(1).toString())
        .startsWith("{name=b.csv, state=skipped, size=7, checksum=null, format=null, version=null,")
        .endsWith("error=null, loaded_by=%s, superseded=3}".formatted(OTHER));
  }
}
