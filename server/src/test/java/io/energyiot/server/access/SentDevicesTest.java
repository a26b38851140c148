package io.energyiot.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SentDevicesTest {
  private static final Series SEEN = new Series("seen", Channel.KWH);
  private static final Series HIDDEN = new Series("hidden", Channel.KWH);

  private final List<String> asked = new ArrayList<>();
  private final SentDevices devices =
      new SentDevices(
          id -> {
            asked.add(id);
            return CompletableFuture.completedFuture(id.equals("seen"));
          });

  @Test
  void refusesEachReadingOfADeviceThatIsNotSeen() {
    for (int i = 0; i < 3; i++) {
      assertThatCode(() -> devices.check(SEEN)).doesNotThrowAnyException();
    }
    for (int i = 0; i < 3; i++) {
      BrokenRuleException refusal =
          catchThrowableOfType(BrokenRuleException.class, () -> devices.check(HIDDEN));
      assertThat(refusal.code()).isEqualTo(ErrorCode.SCOPE_REFUSED);
      assertThat(refusal.field()).isEqualTo("device_id");
      assertThat(refusal).hasMessageContaining("hidden");
    }
    assertThatCode(() -> devices.check(SEEN)).doesNotThrowAnyException();
    assertThat(asked).containsExactly("seen", "hidden", "seen");
  }

  @Test
  void whoSeesAllSendsAll() {
    assertThatCode(() -> new SentDevices(Sight.ALL).check(HIDDEN)).doesNotThrowAnyException();
  }
}
