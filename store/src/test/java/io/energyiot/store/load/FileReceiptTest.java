package io.energyiot.store.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileReceiptTest {
  private static final UUID OTHER = UUID.fromString("11d0e6f0-fe47-11f0-8000-0123456789ab");

  private final FileReceipt loaded = Receipts.loaded("a.csv");

  @Test
  void theContentIsKnownByTheSizeOfItsTextAndElseByThatOfTheFile() {
    assertThat(loaded.contentSize()).isEqualTo(40_960);
    assertThat(loaded.with(new ContentOrigin(99, null, null)).contentSize()).isEqualTo(99);
  }

  @Test
  void anotherStateLeavesAllElse() {
    FileReceipt known = loaded.with(new ContentOrigin(99, OTHER, 3L));
    FileReceipt undone = known.in(FileState.UNDONE);

    assertThat(undone.state()).isEqualTo(FileState.UNDONE);
    assertThat(undone.in(FileState.LOADED)).isEqualTo(known);
  }

  @Test
  void ofWhatWasOnlyRefusedNothingElseIsTold() {
    FileReceipt refused = loaded.withRejects(5, "rejects/new");

    assertThat(refused.totals()).isEqualTo(new LoadTotals(0, 0, 0, 5, 0, null, null));
    assertThat(refused.rejectsFile()).isEqualTo("rejects/new");
    assertThat(refused.with(loaded.totals()).totals()).isEqualTo(Receipts.TOTALS);
  }
}
