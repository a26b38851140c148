package io.energyiot.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import org.junit.jupiter.api.Test;

/** What can't be set from here is told with the command that sets it; clocks are compared. */
class BrokerTimeTest {
  @Test
  void theRefusalHasTheCommand() {
    KafkaSettings settings =
        new KafkaSettings("k1:9092,k2:9092", "meters", 6, (short) 3, "g", KafkaSecurity.NONE);
    assertThat(BrokerTime.refusal(settings, "not authorized").code())
        .isEqualTo(ErrorCode.SETTING_CONFLICTS);
    assertThat(BrokerTime.refusal(settings, "not authorized"))
        .hasMessageContaining("not authorized")
        .hasMessageEndingWith(
            "kafka-configs --bootstrap-server k1:9092,k2:9092 --alter --entity-type topics"
                + " --entity-name meters --add-config message.timestamp.type=LogAppendTime");
  }

  @Test
  void aBrokersClockIsComparedWithTheTimesAroundItsAnswer() {
    BrokerClock clock = new BrokerClock();
    assertThat(clock.aheadMillis()).isEmpty();
    clock.note(1_005, 1_000, 1_010);
    assertThat(clock.aheadMillis()).hasValue(0);
    clock.note(9_010, 1_000, 1_010);
    assertThat(clock.aheadMillis()).hasValue(8_000);
    clock.note(400, 1_000, 1_010);
    assertThat(clock.aheadMillis()).hasValue(-600);
  }
}
