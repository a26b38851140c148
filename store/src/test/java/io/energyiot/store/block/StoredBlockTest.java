package io.energyiot.store.block;

import static io.energyiot.store.block.TestBlocks.plain;
import static io.energyiot.store.block.TestBlocks.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Version;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredBlockTest {
  private static final long DAY = 20_454;

  @Test
  void aBlockIsKnownFromTheMillisecondOfItsVersion() {
    StoredBlock block = plain(DAY, new Version(5, 9), 1);

    assertThat(block.isKnownAt(4)).isFalse();
    assertThat(block.isPartlyKnownAt(4)).isFalse();
    assertThat(block.isKnownAt(5)).isTrue();
    assertThat(block.isPartlyKnownAt(5)).isTrue();
    assertThat(block.isKnownAt(Version.NO_LIMIT)).isTrue();
  }

  @Test
  void aSealedBlockIsPartlyKnownFromItsOldestReadingOn() {
    StoredBlock block = sealed(DAY, new Version[] {new Version(8, 0), new Version(3, 0)}, 1, 2);

    assertThat(block.isPartlyKnownAt(2)).isFalse();
    assertThat(block.isPartlyKnownAt(3)).isTrue();
    assertThat(block.isKnownAt(7)).isFalse();
    assertThat(block.isKnownAt(8)).isTrue();
  }

  @Test
  void itsReadingsAreCounted() {
    assertThat(plain(DAY, new Version(5, 9), 1, 2, 3).readings()).isEqualTo(3);
    StoredBlock sealed = sealed(DAY, new Version[] {new Version(8, 0), new Version(3, 0)}, 1, 2);
    assertThat(sealed.readings()).isEqualTo(2);
    assertThat(sealed.isVersioned()).isTrue();
  }

  @Test
  void blocksAreInOrderOfDayAndThenOfVersion() {
    StoredBlock first = plain(DAY, new Version(9, 9), 1);
    StoredBlock second = plain(DAY + 1, new Version(1, 4), 1);
    StoredBlock third = plain(DAY + 1, new Version(1, 5), 1);
    StoredBlock last = plain(DAY + 1, new Version(2, 0), 1);

    assertThat(List.of(last, third, second, first).stream().sorted().toList())
        .containsExactly(first, second, third, last);
  }

  @Test
  void ofABufferItTakesWhatRemainsAndLeavesThePosition() {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(1).limit(3);

    assertThat(StoredBlock.of(DAY, new Version(1, 0), bytes).block()).containsExactly(2, 3);
    assertThat(bytes.position()).isEqualTo(1);
  }
}
