package io.energyiot.store;

import static io.energyiot.platform.fixture.Await.await;
import static io.energyiot.store.block.TestBlocks.dayBlock;
import static io.energyiot.store.block.TestBlocks.quarters;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.store.Erased.ErasedChannel;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.live.DayState;
import io.energyiot.store.live.LiveWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of a device nothing stays that was learned until its erasure, and all that is learned later. */
class ErasingIT {
  private static final long DAY = LocalDate.of(2021, 5, 3).toEpochDay();
  private static final long YEAR_BEFORE = LocalDate.of(2020, 12, 31).toEpochDay();
  private static final long LIVE_DAY = LocalDate.of(2021, 5, 4).toEpochDay();

  private static EnergyStore store;

  private final String deviceId = "erasing-" + UUID.randomUUID();
  private final Series series = new Series(deviceId, Channel.KWH);

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
    store.dayStates().begin(LIVE_DAY, DayState.OPEN);
  }

  @AfterAll
  static void close() {
    store.dayStates().change(LIVE_DAY, DayState.OPEN, DayState.CLOSED);
    store.close();
  }

  private static void write(DayBlock... blocks) {
    BlockWriter writer = store.dayBlocks().writer();
    for (DayBlock block : blocks) {
      writer.write(block);
    }
    writer.flush();
  }

  private static void writeLive(DayBlock block) {
    LiveWriter writer = store.liveBlocks().writer();
    writer.write(block);
    writer.flush();
  }

  private DayBlock block(long day, long learned, long... values) {
    return dayBlock(series, day, new Version(learned, 3), values);
  }

  private Readings read(long day) {
    return store.readings().read(series, day, day);
  }

  @Test
  void whatWasLearnedUntilThenIsGoneAndStaysAwayAlsoIfItIsWrittenAgain() {
    long before = store.clock().millis();
    Series export = new Series(deviceId, Channel.of("KWH_EXPORT"));
    DayBlock[] all = {
      block(DAY, 1_000, 1, 2),
      block(DAY, before, 3),
      block(YEAR_BEFORE, 1_000, 4),
      dayBlock(export, DAY, new Version(1_000, 3), 5)
    };
    write(all);

    Erased erased = store.erasing().erase(deviceId);

    assertThat(erased.until()).isGreaterThanOrEqualTo(before + 3_000);
    assertThat(erased.registered()).isFalse();
    assertThat(erased.channels())
        .containsExactly(
            new ErasedChannel(Channel.KWH, 3, 2, YEAR_BEFORE, DAY),
            new ErasedChannel(Channel.of("KWH_EXPORT"), 1, 1, DAY, DAY));
    assertThat(store.readings().isKnown(deviceId)).isFalse();

    write(all);
    write(block(DAY, erased.until(), 6));
    assertThat(store.readings().isKnown(deviceId)).isFalse();
    assertThat(store.readings().channels(deviceId)).isEmpty();
  }

  @Test
  void whatIsLearnedLaterBelongsToANewDeviceAndASecondErasureTakesOnlyThat() {
    write(block(DAY, 1_000, 1, 2));
    Erased first = store.erasing().erase(deviceId);
    write(block(DAY, first.until() + 1, 7));
    assertThat(read(DAY)).isEqualTo(quarters(DAY, 7));

    Erased second = store.erasing().erase(deviceId);

    assertThat(second.until()).isGreaterThan(first.until());
    assertThat(second.channels()).containsExactly(new ErasedChannel(Channel.KWH, 1, 1, DAY, DAY));
    assertThat(read(DAY)).isEqualTo(Readings.EMPTY);
    write(block(DAY, second.until() + 1, 8, 9));
    assertThat(read(DAY)).isEqualTo(quarters(DAY, 8, 9));
  }

  @Test
  void aVersionInTheFutureIsErasedAndNoOtherWithIt() {
    long future = store.clock().millis() + 86_400_000;
    write(block(DAY, future, 1), block(DAY, 1_000, 2));

    Erased erased = store.erasing().erase(deviceId);

    assertThat(erased.channels()).containsExactly(new ErasedChannel(Channel.KWH, 2, 1, DAY, DAY));
    assertThat(read(DAY)).isEqualTo(Readings.EMPTY);
    write(block(DAY, future, 1));
    assertThat(read(DAY)).isEqualTo(Readings.EMPTY);
    write(block(DAY, erased.until() + 1, 3));
    assertThat(read(DAY)).isEqualTo(quarters(DAY, 3));
  }

  @Test
  void liveBlocksAreErasedAndThoseOfAnotherDeviceAreNot() {
    Series other = new Series(deviceId + "-2", Channel.KWH);
    writeLive(block(LIVE_DAY, 1_000, 1, 2));
    writeLive(dayBlock(other, LIVE_DAY, new Version(1_000, 3), 5));
    await("the live blocks").until(() -> !read(LIVE_DAY).isEmpty());

    Erased erased = store.erasing().erase(deviceId);

    assertThat(erased.channels())
        .containsExactly(new ErasedChannel(Channel.KWH, 1, 1, LIVE_DAY, LIVE_DAY));
    writeLive(block(LIVE_DAY, 1_000, 1, 2)); // by a consumer that stood still meanwhile
    assertThat(read(LIVE_DAY)).isEqualTo(Readings.EMPTY);
    assertThat(store.readings().read(other, LIVE_DAY, LIVE_DAY)).isEqualTo(quarters(LIVE_DAY, 5));

    writeLive(block(LIVE_DAY, erased.until() + 1, 9));
    assertThat(read(LIVE_DAY)).isEqualTo(quarters(LIVE_DAY, 9));
  }

  @Test
  void theRegistrysEntryGoesAndANewOneStays() {
    var entry = new DeviceBuilder().set(DeviceField.DEVICE_ID, deviceId).build();
    store.devices().put(entry);

    assertThat(store.erasing().erase(deviceId).registered()).isTrue();
    assertThat(store.devices().find(deviceId)).isEmpty();

    store.devices().put(entry);
    assertThat(store.devices().find(deviceId)).isPresent();
  }

  /** A rollup looks for erasures that reach beyond a minute before it began. */
  @Test
  void anErasureThatTakesLongAnnouncesItselfAgain() {
    Erasing slow =
        new Erasing(
            store.dayBlocks(),
            store.liveBlocks(),
            store.dayStates(),
            store.devices(),
            store.erasures(),
            store.rollups(),
            store.clock(),
            Duration.ZERO);
    Erased quick = store.erasing().erase("quick");
    assertThat(store.erasures().after(quick.until())).doesNotContain("quick");
    Erased late = slow.erase("slow");
    assertThat(store.erasures().after(late.until())).contains("slow");
  }
}
