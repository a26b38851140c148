package io.energyiot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.BrokenRuleException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Z",
        "UTC",
        "GMT",
        "UT",
        "Etc/UTC",
        "Etc/GMT",
        "Etc/UCT",
        "Zulu",
        "Universal",
        "Greenwich",
        "+00:00",
        "-00:00",
        "+0",
        "UTC+0",
        "GMT+00:00",
        "GMT0",
        "Etc/GMT-0"
      })
  void allNamesOfUtcAreOneZone(String name) {
    assertThat(Zones.parse(name)).isEqualTo(ZoneOffset.UTC);
    assertThat(Zones.name(ZoneId.of(name))).isEqualTo("UTC");
    assertThat(Zones.sharedName(ZoneId.of(name))).isEqualTo("UTC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+01:00", "+1", "UTC+1", "GMT+01:00", "Etc/GMT-1"})
  void aFixedOffsetIsThatOffset(String name) {
    assertThat(Zones.parse(name)).isEqualTo(ZoneOffset.ofHours(1));
    assertThat(Zones.name(Zones.parse(name))).isEqualTo("+01:00");
  }

  @Test
  void aliasesAreTheSameAndKeepTheirNames() {
    ZoneId calcutta = Zones.parse("Asia/Calcutta");
    ZoneId kolkata = Zones.parse("Asia/Kolkata");
    assertThat(Zones.same(calcutta, kolkata)).isTrue();
    assertThat(Zones.name(kolkata)).isEqualTo("Asia/Kolkata");
    assertThat(Zones.sharedName(kolkata)).isEqualTo(Zones.sharedName(calcutta));
  }

  @Test
  void zonesThatOnceDifferedAreNotTheSame() {
    // Lisbon has the clock of London today, and had not in 1992 to 1996.
    assertThat(Zones.same(Zones.parse("Europe/Lisbon"), Zones.parse("Europe/London"))).isFalse();
    assertThat(Zones.same(Zones.parse("Europe/London"), ZoneOffset.UTC)).isFalse();
    assertThat(Zones.sharedName(Zones.parse("Europe/Lisbon"))).contains("Lisbon");
  }

  @Test
  void whatIsNoZoneIsRefusedInTheUsersWords() {
    assertThatThrownBy(() -> Zones.parse("Europe/Berlim"))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessageContaining("'Europe/Berlim'")
        .hasMessageNotContaining("java.");
  }
}
