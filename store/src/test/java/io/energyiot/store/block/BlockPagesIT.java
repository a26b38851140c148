package io.energyiot.store.block;

import static io.energyiot.store.block.TestBlocks.dayBlock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.block.DayBlocks.ChannelDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many blocks are read, of which days and channels, and which single ones are deleted. */
class BlockPagesIT {
  private static final long DAY = LocalDate.of(2015, 12, 31).toEpochDay();

  private static EnergyStore store;

  private final String deviceId = "block-pages-" + UUID.randomUUID();
  private final Series series = new Series(deviceId, Channel.KWH);

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private DayBlock block(long day, long learned, long... values) {
    return dayBlock(series, day, new Version(learned, 0), values);
  }

  private void write(DayBlock... blocks) {
    BlockWriter writer = store.dayBlocks().writer();
    for (DayBlock block : blocks) {
      writer.write(block);
    }
    writer.flush();
  }

  private List<StoredBlock> read(long first, long last, long max) {
    return store.dayBlocks().blocks(series, first, last, max).join();
  }

  /** A page has 400 rows. */
  @Test
  void asManyRowsAsAPageHasAndOneMoreAreReadOnceEach() {
    for (int i = 1; i <= 400; i++) {
      write(block(DAY, i, i));
    }
    assertThat(read(DAY, DAY, Long.MAX_VALUE)).hasSize(400);

    write(block(DAY, 401, 401));
    assertThat(read(DAY, DAY, Long.MAX_VALUE))
        .extracting(each -> each.version().millis())
        .hasSize(401)
        .doesNotHaveDuplicates()
        .contains(1L, 401L);
  }

  @Test
  void ofAYearAsManyReadingsAreReadAsAreAllowedAndNoMore() {
    write(block(DAY, 1, 1, 2), block(DAY, 2, 1, 2, 3), block(DAY + 1, 1, 1, 2, 3, 4, 5));

    assertThat(read(DAY, DAY + 1, 5)).hasSize(3);
    assertThatThrownBy(() -> read(DAY, DAY + 1, 4))
        .hasMessageContaining("more is stored of this range than can be read at once");
    assertThat(read(DAY - 9, DAY - 1, 0)).isEmpty();
  }

  @Test
  void theNewestDayIsThatOfTheReadingsKnownThen() {
    write(block(DAY, 100, 1), block(DAY + 1, 300, 2), block(DAY + 1, 200, 3));

    assertThat(newestDay(series, Version.NO_LIMIT)).contains(DAY + 1);
    assertThat(newestDay(series, 200)).contains(DAY + 1);
    assertThat(newestDay(series, 199)).contains(DAY);
    assertThat(newestDay(series, 99)).isEmpty();
  }

  private Optional<ChannelDay> next(int year, Channel after) {
    return store.dayBlocks().lastDayOfNext(deviceId, year, Optional.ofNullable(after)).join();
  }

  @Test
  void channelsOfAYearComeOneAfterTheOther() {
    Channel kw = Channel.of("KW");
    write(
        block(DAY - 3, 1, 1),
        block(DAY, 1, 1),
        dayBlock(new Series(deviceId, kw), DAY - 7, new Version(1, 0), 1));

    assertThat(next(2015, null)).contains(new ChannelDay(kw, DAY - 7));
    assertThat(next(2015, kw)).contains(new ChannelDay(Channel.KWH, DAY));
    assertThat(next(2015, Channel.KWH)).isEmpty();
    assertThat(next(2015, Channel.of("KWA"))).contains(new ChannelDay(Channel.KWH, DAY));
    assertThat(next(2016, null)).isEmpty();
  }

  @Test
  void aBlockThatIsTakenBackStaysAwayAndThoseBesideItStay() {
    DayBlock wrong = block(DAY, 200, 9, 9);
    write(block(DAY, 100, 1, 2), wrong, block(DAY, 300, 5));
    BlockEraser eraser = store.dayBlocks().eraser();
    eraser.erase(wrong);
    eraser.flush();
    write(wrong);

    assertThat(TestBlocks.values(BlockMerge.of(sorted()))).containsExactly(5, 2);
  }

  private List<StoredBlock> sorted() {
    return read(DAY, DAY, Long.MAX_VALUE).stream().sorted().toList();
  }

  private static Optional<Long> newestDay(Series series, long asOf) {
    return store.dayBlocks().newestDay(series, asOf, System.nanoTime());
  }
}
