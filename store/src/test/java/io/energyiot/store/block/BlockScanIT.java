package io.energyiot.store.block;

import static io.energyiot.store.block.TestBlocks.dayBlock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.cassandra.RowScan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Blocks are scanned by device, or by pieces of the ring; days and versions are inclusive. */
class BlockScanIT {
  private static final long DAY = LocalDate.of(2011, 3, 5).toEpochDay();
  private static final Channel KW = Channel.of("SCAN_KW");
  private static final Channel V = Channel.of("SCAN_V");

  private static EnergyStore store;

  private final String deviceId = "scan-" + UUID.randomUUID();

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private DayBlock block(Channel channel, long day, long learned) {
    return dayBlock(new Series(deviceId, channel), day, new Version(learned, 0), 1);
  }

  private static void write(DayBlock... blocks) {
    BlockWriter writer = store.dayBlocks().writer();
    for (DayBlock block : blocks) {
      writer.write(block);
    }
    writer.flush();
  }

  private List<String> ofRing(Function<TokenRange, RowScan<DayBlock>> scan) {
    List<String> found = new ArrayList<>();
    for (TokenRange piece : TokenRange.ring(3)) {
      scan.apply(piece)
          .forEachRemaining(
              block -> {
                if (block.series().deviceId().equals(deviceId)) {
                  found.add(text(block));
                }
              });
    }
    return found;
  }

  private static String text(DayBlock block) {
    return "%s %d %d"
        .formatted(block.series().channel(), block.day() - DAY, block.version().millis());
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  /** A page has 5,000 rows. */
  @Test
  void moreThanAPageOfADeviceIsReadOnceEachTheNewestFirst() {
    DayBlock[] blocks = new DayBlock[5_001];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = block(KW, DAY, i);
    }
    write(blocks);

    RowScan<DayBlock> scan = store.dayBlocks().scan(deviceId, 2011, DAY, DAY);
    for (int i = blocks.length - 1; i >= 0; i--) {
      assertThat(scan.next().version().millis()).isEqualTo(i);
    }
    assertThat(scan.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(scan::next);
  }

  @Test
  void thePiecesOfTheRingHaveTheBlocksOfTheDaysOnceEach() {
    write(block(KW, DAY - 1, 1), block(KW, DAY, 1), block(V, DAY + 1, 1), block(V, DAY + 2, 1));

    assertThat(ofRing(piece -> store.dayBlocks().scan(piece, DAY, DAY + 1)))
        .containsExactly("SCAN_KW 0 1", "SCAN_V 1 1");
    assertThat(ofRing(piece -> store.dayBlocks().scan(piece, List.of("SCAN_V"), DAY, DAY + 2)))
        .containsExactly("SCAN_V 2 1", "SCAN_V 1 1");
    assertThat(ofRing(piece -> store.dayBlocks().scan(piece, List.of(), DAY, DAY + 2))).isEmpty();
  }

  @Test
  void ofASpanOfTimeTheBlocksLearnedInItAreRead() {
    write(block(KW, DAY, 9), block(KW, DAY, 10), block(V, DAY, 12), block(V, DAY, 13));

    assertThat(ofRing(piece -> store.dayBlocks().scan(piece, DAY, DAY, at(10), at(12))))
        .containsExactly("SCAN_KW 0 10", "SCAN_V 0 12");
  }

  @Test
  void ofADeviceAndYearAllChannelsAreReadInTheirOrder() {
    long otherYear = LocalDate.of(2010, 12, 31).toEpochDay();
    write(block(V, DAY, 1), block(KW, DAY, 1), block(KW, DAY, 2), block(KW, otherYear, 1));

    List<String> found = new ArrayList<>();
    store
        .dayBlocks()
        .scan(deviceId, 2011, otherYear, DAY)
        .forEachRemaining(block -> found.add(text(block)));
    assertThat(found).containsExactly("SCAN_KW 0 2", "SCAN_KW 0 1", "SCAN_V 0 1");
  }
}
