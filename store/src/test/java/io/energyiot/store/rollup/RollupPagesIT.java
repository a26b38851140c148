package io.energyiot.store.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.FoundDevice;
import io.energyiot.store.rollup.group.GroupDevices;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings and names of groups come in pages, of which none leaves anything out. */
class RollupPagesIT {
  private static final LocalDate DAY = LocalDate.of(2018, 7, 1);
  private static final UUID RUN = Uuids.timeBased();
  private static final RollupReceipt RECEIPT =
      new RollupReceipt(DAY, RUN, Instant.EPOCH, 1, 1, 1, 1, 1);

  private static final List<FoundDevice> GAPS =
      List.of(
          new FoundDevice("A", "KWH"),
          new FoundDevice("B", "KVARH"),
          new FoundDevice("B", "KWH"),
          new FoundDevice("B", "KWH_EXPORT"),
          new FoundDevice("D", "KWH"),
          new FoundDevice("E", "KVARH"),
          new FoundDevice("E", "KWH"));

  private static EnergyStore store;
  private static Rollups rollups;

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
    rollups = store.rollups();
    RollupWriter writer = rollups.writer(DAY, RUN);
    GAPS.forEach(found -> writer.write(Finding.GAPS, found));
    writer.write(Finding.SILENT, new FoundDevice("C", ""));
    IntStream.range(10, 50)
        .mapToObj(i -> new RollupGroup(GroupKind.FEEDER, "F" + i))
        .forEach(group -> writer.write(new GroupDevices(group, 2, 1)));
    writer.flush();
  }

  @AfterAll
  static void close() {
    rollups.discard(DAY, RUN);
    store.close();
  }

  private static List<FoundDevice> found(Finding finding, String after, int max) {
    return rollups.found(RECEIPT, finding, after, max).join();
  }

  /** As a client pages: behind the last device of the page before. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 100})
  void pagesOfAnySizeHaveEachFindingOnce(int size) {
    List<FoundDevice> all = new ArrayList<>();
    List<FoundDevice> page = found(Finding.GAPS, "", size);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = found(Finding.GAPS, page.get(page.size() - 1).deviceId(), size);
    }

    assertThat(all).isEqualTo(GAPS);
  }

  @Test
  void aPageEndsBehindTheLastChannelOfItsLastDevice() {
    assertThat(found(Finding.GAPS, "", 1)).isEqualTo(GAPS.subList(0, 1));
    assertThat(found(Finding.GAPS, "", 2)).isEqualTo(GAPS.subList(0, 4));
    assertThat(found(Finding.GAPS, "", 4)).isEqualTo(GAPS.subList(0, 4));
    assertThat(found(Finding.GAPS, "B", 1)).isEqualTo(GAPS.subList(4, 5));
  }

  @Test
  void behindADeviceThatHasNoFindingAreThoseThatFollowItsName() {
    assertThat(found(Finding.GAPS, "C", 100)).isEqualTo(GAPS.subList(4, 7));
    assertThat(found(Finding.GAPS, "E", 100)).isEmpty();
    assertThat(found(Finding.GAPS, "zzz", 100)).isEmpty();
  }

  @Test
  void aFindingOfAMeterAsAWholeHasNoChannel() {
    assertThat(found(Finding.SILENT, "", 100)).containsExactly(new FoundDevice("C", ""));
    assertThat(found(Finding.STUCK, "", 100)).isEmpty();
  }

  @Test
  void theFirstNamesAreThoseOfAllShares() {
    assertThat(rollups.groupNames(RECEIPT, GroupKind.FEEDER, 1).join()).containsExactly("F10");
    assertThat(rollups.groupNames(RECEIPT, GroupKind.FEEDER, 3).join())
        .containsExactly("F10", "F11", "F12");
    assertThat(rollups.groupNames(RECEIPT, GroupKind.FEEDER, 40).join())
        .isEqualTo(IntStream.range(10, 50).mapToObj(i -> "F" + i).toList());
    assertThat(rollups.groupNames(RECEIPT, GroupKind.FEEDER, 100).join()).hasSize(40);
    assertThat(rollups.groupNames(RECEIPT, GroupKind.REGION, 100).join()).isEmpty();
  }

  @Test
  void allGroupsOfAKindComeFromAllShares() {
    assertThat(rollups.groupDevices(RECEIPT, GroupKind.FEEDER).join())
        .hasSize(40)
        .contains(new GroupDevices(new RollupGroup(GroupKind.FEEDER, "F49"), 2, 1));
    assertThat(rollups.groupDays(RECEIPT, GroupKind.FEEDER).join()).isEmpty();
    assertThat(rollups.hasGroup(RECEIPT, new RollupGroup(GroupKind.FEEDER, "F49")).join()).isTrue();
    assertThat(rollups.hasGroup(RECEIPT, new RollupGroup(GroupKind.FEEDER, "F4")).join()).isFalse();
  }
}
