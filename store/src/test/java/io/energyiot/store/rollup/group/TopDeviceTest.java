package io.energyiot.store.rollup.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopDeviceTest {
  private static TopDevice device(String deviceId, String sum) {
    return new TopDevice(deviceId, new BigDecimal(sum));
  }

  @Test
  void theGreatestSumComesFirstAndOfEqualOnesTheFirstId() {
    TopDevice first = device("C", "10.001");
    TopDevice second = device("A", "10.00");
    TopDevice third = device("B", "10");
    TopDevice last = device("D", "-11");

    assertThat(List.of(last, third, second, first).stream().sorted().toList())
        .containsExactly(first, second, third, last);
  }
}
