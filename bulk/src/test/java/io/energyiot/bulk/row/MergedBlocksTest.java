package io.energyiot.bulk.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which reading of a file wins where their sender says when it changed them. */
class MergedBlocksTest {
  private static final long QUARTER = 900_000;
  private static final FileVersion FILE = new FileVersion(500, 7);
  private static final BlockEncoder ENCODER = new BlockEncoder();

  /** Quarter hours from place {@code from} on. */
  private static Readings quarters(int from, long... values) {
    ReadingsBuilder readings = new ReadingsBuilder(values.length);
    for (int i = 0; i < values.length; i++) {
      readings.add((from + i) * QUARTER, 900, values[i], 3, Quality.ACTUAL);
    }
    return readings.build();
  }

  private static byte[] changed(long millis, int from, long... values) {
    return VersionedBlock.of(quarters(from, values), millis, 0).encode(ENCODER);
  }

  private static VersionedBlock merged(byte[]... blocks) {
    MergedBlocks merged = MergedBlocks.byVersion(List.of(blocks), FILE, ENCODER);
    assertThat(merged.pieces()).hasSize(1);
    return VersionedBlock.decode(merged.pieces().get(0));
  }

  @Test
  void theLaterChangeWinsThoughItComesFirst() {
    VersionedBlock merged = merged(changed(300, 0, 30, 31), changed(200, 0, 20, 21, 22));

    assertThat(merged.readings()).isEqualTo(quarters(0, 30, 31, 22));
    assertThat(merged.millis()).containsExactly(300, 300, 200);
  }

  @Test
  void ofChangesOfOneTimeTheLastWins() {
    assertThat(merged(changed(300, 0, 30), changed(300, 0, 31)).readings())
        .isEqualTo(quarters(0, 31));
  }

  @Test
  void whatHasNoTimeOfItsOwnHasThatOfTheFile() {
    byte[] plain = ENCODER.encode(quarters(0, 50, 51));
    VersionedBlock merged = merged(changed(600, 0, 60), changed(400, 1, 40), plain);

    assertThat(merged.readings()).isEqualTo(quarters(0, 60, 51));
    assertThat(merged.millis()).containsExactly(600, 500);
  }

  @Test
  void whatGaveWayIsCounted() {
    byte[] older = changed(200, 0, 20, 21, 22);
    byte[] newer = changed(300, 0, 30, 31);

    assertThat(MergedBlocks.byVersion(List.of(newer, older), FILE, ENCODER).repeated())
        .isEqualTo(2);
  }
}
