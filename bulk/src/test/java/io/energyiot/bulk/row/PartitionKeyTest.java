package io.energyiot.bulk.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.cassandra.utils.MurmurHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys stand where Cassandra's own code puts them. */
class PartitionKeyTest {

  static Stream<Long> seeds() {
    return new Random().longs(5).boxed();
  }

  /** Each length of tail comes up, with bytes of either sign, which Cassandra takes as they are. */
  @ParameterizedTest
  @MethodSource("seeds")
  void bothHalvesOfTheHashAreCassandras(long seed) {
    Random random = new Random(seed);
    for (int length = 0; length < 200; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      PartitionKey key = PartitionKey.ofBytes(bytes);
      long[] hash = new long[2];
      MurmurHash.hash3_x64_128(ByteBuffer.wrap(bytes), 0, length, 0, hash);
      assertThat(key.token()).as("length %d", length).isEqualTo(hash[0]);
      assertThat(key.secondHash()).as("length %d", length).isEqualTo(hash[1]);
    }
  }

  @Test
  void eachPartStandsAfterItsLength() {
    assertThat(PartitionKey.of("A1", 2026).bytes())
        .containsExactly(0, 2, 'A', '1', 0, 0, 4, 0, 0, 0x07, 0xEA, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "Zähler 7", "電力計", "a-much-longer-name-of-a-meter-0000000001"})
  void theDeviceCanBeReadBack(String deviceId) {
    assertThat(PartitionKey.of(deviceId, 2026).deviceId()).isEqualTo(deviceId);
  }
}
