package io.energyiot.store.block;

import static io.energyiot.store.block.TestBlocks.plain;
import static io.energyiot.store.block.TestBlocks.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Version;
import io.energyiot.store.block.VersionedReadings.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionedReadingsTest {
  private static final long DAY = 20_454;

  private final VersionedReadings versions = new VersionedReadings();

  private static List<String> texts(List<Entry> entries) {
    return entries.stream()
        .map(
            each ->
                "%d: %d of %d/%d"
                    .formatted(
                        (each.start() - DAY * TestBlocks.DAY) / 60_000,
                        each.readings().unscaled(each.index()),
                        each.millis(),
                        each.sequence()))
        .toList();
  }

  @Test
  void theyAreInOrderOfStartAndThenOfVersionInWhateverOrderTheyCame() {
    versions.add(plain(DAY, new Version(9, 0), 90));
    versions.add(plain(DAY, new Version(5, 2), 52, 53));
    versions.add(plain(DAY, new Version(5, 1), 51));

    assertThat(texts(versions.inOrder()))
        .containsExactly("0: 51 of 5/1", "0: 52 of 5/2", "0: 90 of 9/0", "15: 53 of 5/2");
    assertThat(texts(versions.standing())).containsExactly("0: 90 of 9/0", "15: 53 of 5/2");
  }

  @Test
  void whatWasStoredTwiceIsThereOnce() {
    versions.add(plain(DAY, new Version(5, 1), 10, 11));
    versions.add(plain(DAY, new Version(5, 1), 10));
    versions.add(sealed(DAY, new Version[] {new Version(5, 1), new Version(6, 1)}, 10, 12));

    assertThat(texts(versions.inOrder()))
        .containsExactly("0: 10 of 5/1", "15: 11 of 5/1", "15: 12 of 6/1");
  }

  @Test
  void whatWasLearnedInTheMillisecondAskedForIsKnownThen() {
    versions.add(plain(DAY, new Version(5, 9), 10), 5);
    versions.add(plain(DAY, new Version(6, 0), 20), 5);
    versions.add(sealed(DAY, new Version[] {new Version(6, 0), new Version(5, 0)}, 30, 31), 5);

    assertThat(texts(versions.inOrder())).containsExactly("0: 10 of 5/9", "15: 31 of 5/0");
  }
}
