package io.energyiot.server;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.model.access.Scope;
import io.energyiot.model.config.Settings;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.query.device.DeviceMatches;
import io.energyiot.query.device.PagePlace;
import io.energyiot.query.device.SilentDevices;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockEraser;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.cassandra.CassandraSettings;
import io.energyiot.store.device.DeviceFilter;
import io.energyiot.store.device.DeviceWriter;
import io.energyiot.store.live.DayState;
import io.energyiot.store.live.LiveWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Silent meters among so many that the server looks through all readings first. The answer is the
 * same as by asking for each.
 */
class ManySilentIT {
  private static final int DEVICES = 30_000;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final long SINCE = DAY.toEpochDay() * 86_400_000L;

  private static EnergyStore store;
  private static final Set<String> EXPECTED = new TreeSet<>();

  @BeforeAll
  static void store() {
    Map<String, String> settings = new HashMap<>(RunningServer.stores());
    settings.put("cassandra.keyspace", TestServers.own("many_silent"));
    store =
        EnergyStore.open(
            CassandraSettings.from(Settings.of(settings, "test")), Optional.of(StorageZone.UTC));
    store.dayStates().begin(DAY.toEpochDay() + 1, DayState.OPEN);
    DeviceWriter devices = store.devices().writer();
    BlockWriter blocks = store.dayBlocks().writer();
    LiveWriter live = store.liveBlocks().writer();
    for (int i = 0; i < DEVICES; i++) {
      devices.write(device(i), EnumSet.allOf(DeviceField.class));
      switch (i % 100) {
        case 0 -> EXPECTED.add(id(i));
        case 1 -> {
          EXPECTED.add(id(i));
          blocks.write(block(id(i), DAY.minusDays(1)));
        }
        case 2 -> live.write(block(id(i), DAY.plusDays(1)));
        case 3 -> {} // removed
        case 4 -> blocks.write(block(id(i), DAY.plusYears(1)));
        default -> blocks.write(block(id(i), DAY));
      }
    }
    devices.flush();
    blocks.flush();
    live.flush();
  }

  @AfterAll
  static void close() {
    store.dayStates().change(DAY.toEpochDay() + 1, DayState.OPEN, DayState.CLOSED);
    store.close();
  }

  private static String id(int i) {
    return "MANY%05d".formatted(i);
  }

  private static Device device(int i) {
    return new DeviceBuilder()
        .set(DeviceField.DEVICE_ID, id(i))
        .set(DeviceField.REGION, i % 2 == 0 ? "even" : "odd")
        .set(DeviceField.INSTALLED, "2020-01-01")
        .set(DeviceField.REMOVED, i % 100 == 3 ? "2026-01-01" : null)
        .build();
  }

  private static DayBlock block(String id, LocalDate day) {
    ReadingsBuilder readings = new ReadingsBuilder(1);
    readings.add(day.toEpochDay() * 86_400_000L, 900, 1, 0, Quality.ACTUAL);
    return new DayBlock(
        new Series(id, Channel.of("KWH")),
        day.toEpochDay(),
        new Version(1_000, 0),
        new BlockEncoder().encode(readings.build()));
  }

  private static List<String> silent(SilentDevices devices, DeviceFilter filter, long since) {
    return walk(devices, filter, since).ids();
  }

  /** All silent meters, and how many pages they took. */
  private record Walk(List<String> ids, int pages) {}

  private static Walk walk(SilentDevices devices, DeviceFilter filter, long since) {
    List<String> ids = new ArrayList<>();
    int pages = 0;
    Optional<PagePlace> place = Optional.of(PagePlace.BEGIN);
    while (place.isPresent()) {
      DeviceMatches page = devices.page(Scope.WHOLE, filter, since, place.get(), 70);
      assertThat(page.devices()).hasSizeLessThanOrEqualTo(70);
      page.devices().forEach(device -> ids.add(device.deviceId()));
      pages++;
      place = page.next();
    }
    assertThat(ids).doesNotHaveDuplicates();
    return new Walk(ids.stream().sorted().toList(), pages);
  }

  @Test
  void theAnswerIsTheSameWithAndWithoutMemory() {
    SilentDevices one = new SilentDevices(store, 0);
    SilentDevices many = new SilentDevices(store, 64);
    DeviceFilter odd = new DeviceFilter(Map.of(DeviceField.REGION, "odd"));
    List<String> expectedOdd = EXPECTED.stream().filter(id -> id.endsWith("1")).toList();

    assertThat(silent(one, DeviceFilter.ALL, SINCE)).containsExactlyElementsOf(EXPECTED);
    assertThat(silent(many, DeviceFilter.ALL, SINCE)).containsExactlyElementsOf(EXPECTED);
    assertThat(silent(many, DeviceFilter.ALL, SINCE)).containsExactlyElementsOf(EXPECTED);
    assertThat(silent(many, odd, SINCE)).containsExactlyElementsOf(expectedOdd);

    // a reading of the day that starts before since doesn't count
    List<String> later = silent(one, odd, SINCE + 1);
    assertThat(later).hasSizeGreaterThan(expectedOdd.size());
    assertThat(silent(many, odd, SINCE + 1)).isEqualTo(later);
  }

  /**
   * Without memory, a page ends once 2,000 devices or up to 249 more were asked for. With one, only
   * full pages end.
   */
  @Test
  void whoHasReportedIsFoundOutOnce() {
    SilentDevices many = new SilentDevices(store, 64);
    assertThat(walk(new SilentDevices(store, 0), DeviceFilter.ALL, SINCE).pages())
        .isGreaterThanOrEqualTo(DEVICES / 2_250);
    await("a walk with memory")
        .until(() -> walk(many, DeviceFilter.ALL, SINCE).pages() <= 1 + EXPECTED.size() / 70);
  }

  @Test
  void aDeviceThatLosesItsReadingsBecomesSilent() {
    SilentDevices many = new SilentDevices(store, 64);
    assertThat(silent(many, DeviceFilter.ALL, SINCE)).doesNotContain(id(50), id(51));

    store.erasing().erase(id(50));
    store.devices().put(device(50));
    assertThat(silent(many, DeviceFilter.ALL, SINCE)).contains(id(50)).doesNotContain(id(51));

    BlockEraser eraser = store.dayBlocks().eraser();
    eraser.erase(block(id(51), DAY));
    eraser.flush();
    store
        .session()
        .execute(
            "INSERT INTO load_undo (load_id, id, state, started, updated)"
                + " VALUES (now(), now(), 'DONE', ?, ?)",
            Instant.now(),
            Instant.now());
    assertThat(silent(many, DeviceFilter.ALL, SINCE)).contains(id(50), id(51));

    BlockWriter blocks = store.dayBlocks().writer();
    blocks.write(block(id(51), DAY.plusDays(2)));
    blocks.flush();
    store.devices().delete(id(50));
    assertThat(silent(many, DeviceFilter.ALL, SINCE)).containsExactlyElementsOf(EXPECTED);
    store.session().execute("TRUNCATE load_undo"); // for ten minutes it would make memory useless
  }
}
