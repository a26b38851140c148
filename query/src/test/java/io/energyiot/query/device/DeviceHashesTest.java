package io.energyiot.query.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceHashesTest {
  private static final int DEVICES = 200_000;

  private static String id(int i) {
    return "MTR%08d".formatted(i);
  }

  @Test
  void everyAddedDeviceIsFoundAndNoOther() {
    DeviceHashes hashes = new DeviceHashes(16 << 20);
    IntStream.range(0, DEVICES).parallel().forEach(i -> hashes.add(id(i)));
    hashes.add(id(7)); // again

    assertThat(hashes.size()).isEqualTo(DEVICES);
    assertThat(IntStream.range(0, DEVICES)).allMatch(i -> hashes.has(id(i)));
    assertThat(IntStream.range(DEVICES, 3 * DEVICES)).noneMatch(i -> hashes.has(id(i)));
    assertThat(hashes.has("")).isFalse();
  }

  @Test
  void allOfItsMemoryIsUsedWhateverItsSize() {
    int bytes = 63 << 10;
    DeviceHashes hashes = new DeviceHashes(bytes);
    IntStream.range(0, DEVICES).forEach(i -> hashes.add(id(i)));
    assertThat(hashes.size()).isGreaterThan(bytes / 8 * 7 / 10);
  }

  @Test
  void aFullSetTakesNoMoreAndStillTellsOthersApart() {
    int bytes = 64 << 10;
    DeviceHashes hashes = new DeviceHashes(bytes);
    IntStream.range(0, DEVICES).forEach(i -> hashes.add(id(i)));

    assertThat(hashes.size()).isBetween(bytes / 16L, bytes / 8L);
    assertThat(IntStream.range(0, DEVICES).filter(i -> hashes.has(id(i))).count())
        .isEqualTo(hashes.size());
    assertThat(IntStream.range(DEVICES, 2 * DEVICES)).noneMatch(i -> hashes.has(id(i)));
  }
}
