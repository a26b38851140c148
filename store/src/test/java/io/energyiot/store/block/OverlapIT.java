package io.energyiot.store.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.live.DayState;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Readings that reach out of their days are merged with those of the days beside them. */
class OverlapIT {
  private static final long NEW_YEAR = LocalDate.of(2019, 1, 1).toEpochDay();
  private static final long MARCH = LocalDate.of(2019, 3, 1).toEpochDay();
  private static final long DAY = 86_400_000;

  private static EnergyStore store;

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static DayBlock block(
      Series series, long day, long millis, long start, int seconds, long value, int count) {
    ReadingsBuilder readings = new ReadingsBuilder(count);
    for (int i = 0; i < count; i++) {
      readings.add(start + i * (seconds * 1000L), seconds, value, 0, Quality.ACTUAL);
    }
    byte[] block = new BlockEncoder().encode(readings.build());
    return new DayBlock(series, day, new Version(millis, 3), block);
  }

  private static void write(DayBlock block) {
    BlockWriter writer = store.dayBlocks().writer();
    writer.write(block);
    writer.flush();
  }

  private static Readings read(Series series, long first, long last) throws Exception {
    Thread.sleep(300); // what was just raised is seen by then
    return store.readings().read(series, first, last);
  }

  @Test
  void aMonthThatIsLearnedLaterSupersedesItsDays() throws Exception {
    Series series = new Series("overlap-month", Channel.of("OVERLAP_MONTH"));
    for (int day = 0; day < 31; day++) {
      write(block(series, MARCH + day, 1, (MARCH + day) * DAY, 900, 1, 96));
    }
    assertThat(read(series, MARCH + 14, MARCH + 14).size()).isEqualTo(96);
    write(block(series, MARCH, 2, MARCH * DAY, 31 * 86_400, 3_000, 1));

    assertThat(read(series, MARCH + 14, MARCH + 14)).isEqualTo(Readings.EMPTY);
    assertThat(read(series, MARCH + 30, MARCH + 31)).isEqualTo(Readings.EMPTY);
    assertThat(read(series, MARCH, MARCH).unscaled(0)).isEqualTo(3_000);
    assertThat(store.readings().read(series, MARCH + 14, MARCH + 14, 1).size()).isEqualTo(96);
  }

  @Test
  void daysThatAreLearnedLaterSupersedeTheirMonthWhenAllAreThere() throws Exception {
    Series series = new Series("overlap-days", Channel.of("OVERLAP_DAYS"));
    write(block(series, MARCH, 1, MARCH * DAY, 31 * 86_400, 3_000, 1));
    for (int day = 1; day < 31; day++) {
      write(block(series, MARCH + day, 2, (MARCH + day) * DAY, 86_400, 100, 1));
    }
    assertThat(read(series, MARCH, MARCH).unscaled(0)).isEqualTo(3_000);
    write(block(series, MARCH - 1, 3, MARCH * DAY - DAY, 2 * 86_400, 100, 1));

    assertThat(read(series, MARCH, MARCH)).isEqualTo(Readings.EMPTY);
    assertThat(read(series, MARCH + 3, MARCH + 3).unscaled(0)).isEqualTo(100);
  }

  @Test
  void theBorderOfAYearIsNone() throws Exception {
    Series series = new Series("overlap-year", Channel.of("OVERLAP_YEAR"));
    write(block(series, NEW_YEAR, 1, NEW_YEAR * DAY, 900, 1, 4));
    write(block(series, NEW_YEAR - 1, 2, NEW_YEAR * DAY - 1_800_000, 3600, 7, 1));

    Readings left = read(series, NEW_YEAR, NEW_YEAR);
    assertThat(left.size()).isEqualTo(2); // the hour from 23:30 covers the first two quarters
    assertThat(left.start(0)).isEqualTo(NEW_YEAR * DAY + 1_800_000);
  }

  @Test
  void liveAndDayBlocksAreMergedAcrossDays() throws Exception {
    Series series = new Series("overlap-live", Channel.of("OVERLAP_LIVE"));
    write(block(series, MARCH + 1, 1, (MARCH + 1) * DAY, 900, 1, 4));
    store.dayStates().begin(MARCH, DayState.OPEN);
    var live = store.liveBlocks().writer();
    live.write(block(series, MARCH, 2, (MARCH + 1) * DAY - 1_800_000, 3600, 7, 1));
    live.flush();

    assertThat(read(series, MARCH + 1, MARCH + 1).size()).isEqualTo(2);
    assertThat(read(series, MARCH, MARCH).unscaled(0)).isEqualTo(7);
  }

  @Test
  void aFleetOnTheQuarterHourReadsNoOtherDay() {
    Channel channel = Channel.of("OVERLAP_NONE");
    write(block(new Series("overlap-none", channel), MARCH, 1, MARCH * DAY, 900, 1, 96));

    var days = store.dayBlocks().reaches().within(0).around(channel, MARCH, MARCH + 1);
    assertThat(days.first()).isEqualTo(MARCH);
    assertThat(days.last()).isEqualTo(MARCH + 1);
  }
}
