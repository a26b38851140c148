package io.energyiot.store;

import static io.energyiot.platform.fixture.Await.await;
import static io.energyiot.store.block.TestBlocks.dayBlock;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.TestBlocks;
import io.energyiot.store.live.DayState;
import io.energyiot.store.live.LiveWriter;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadingsSinceIT {
  private static final long DAY = LocalDate.of(2014, 12, 31).toEpochDay();
  private static final long MIDNIGHT = DAY * TestBlocks.DAY;
  private static final long QUARTER = 900_000;

  private static EnergyStore store;

  private final String deviceId = "since-" + UUID.randomUUID();

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
    store.dayStates().begin(DAY, DayState.OPEN);
  }

  @AfterAll
  static void close() {
    store.dayStates().change(DAY, DayState.OPEN, DayState.CLOSED);
    store.close();
  }

  private DayBlock block(String channel, long day, int readings) {
    Series series = new Series(deviceId, Channel.of(channel));
    return dayBlock(series, day, new Version(1_000, 0), new long[readings]);
  }

  private static void write(DayBlock... blocks) {
    BlockWriter writer = store.dayBlocks().writer();
    for (DayBlock block : blocks) {
      writer.write(block);
    }
    writer.flush();
  }

  /** What is written may become known a moment later. */
  private void awaitAnySince(long millis) {
    await("readings since " + millis).until(() -> anySince(millis));
  }

  private boolean anySince(long millis) {
    return store.readingsSince().any(deviceId, millis).join();
  }

  @Test
  void aReadingThatStartsAtTheTimeCountsAndOneThatBeganBeforeDoesNot() {
    write(block("KWH", DAY, 2));

    awaitAnySince(MIDNIGHT + QUARTER);
    assertThat(anySince(MIDNIGHT + QUARTER + 1)).isFalse();
    assertThat(anySince(MIDNIGHT - 40 * TestBlocks.DAY)).isTrue();
    assertThat(anySince(MIDNIGHT + TestBlocks.DAY)).isFalse();
  }

  @Test
  void anyChannelCounts() {
    write(block("KW", DAY, 1), block("KWH", DAY, 3), block("V", DAY - 2, 96));

    awaitAnySince(MIDNIGHT + 2 * QUARTER);
    assertThat(anySince(MIDNIGHT + 2 * QUARTER + 1)).isFalse();
  }

  @Test
  void aLaterYearCounts() {
    write(block("KWH", DAY - 5, 1), block("KWH", DAY + 1, 1));

    awaitAnySince(MIDNIGHT);
    assertThat(anySince(MIDNIGHT + TestBlocks.DAY)).isTrue();
    assertThat(anySince(MIDNIGHT + TestBlocks.DAY + 1)).isFalse();
  }

  @Test
  void liveReadingsCount() {
    LiveWriter writer = store.liveBlocks().writer();
    writer.write(block("KWH", DAY, 2));
    writer.write(block("V", DAY, 4));
    writer.flush();

    awaitAnySince(MIDNIGHT - TestBlocks.DAY);
    assertThat(anySince(MIDNIGHT + 3 * QUARTER)).isTrue();
    assertThat(anySince(MIDNIGHT + 3 * QUARTER + 1)).isFalse();
  }

  @Test
  void aDeviceThatNobodyHasHeardOfHasNone() {
    assertThat(anySince(0)).isFalse();
  }
}
