package io.energyiot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"1.50", "0", "-0.001", "99999999999999999999999999999999999999"})
  void decimalsKeepTheirDigits(String text) {
    assertThat(ExactDecimal.parse(text).toPlainString()).isEqualTo(text);
  }

  @Test
  void anExponentIsWrittenOut() {
    assertThat(ExactDecimal.parse("1E3")).isEqualTo(new BigDecimal("1000"));
    assertThat(ExactDecimal.parse("1.2e-7")).isEqualTo(new BigDecimal("0.00000012"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "NaN", "1,5", "1E999999999", "1E-999999999", "1e39", "0x1F", " 1"})
  void whatIsNoDecimalIsRefusedWithoutHarm(String text) {
    assertBreaks(ErrorCode.VALUE_INVALID, () -> ExactDecimal.parse(text));
  }

  @Test
  void deviceIdsAreTextOfUpTo64Characters() {
    assertThat(Series.checkDeviceId("Zähler 1/2")).isEqualTo("Zähler 1/2");
    assertBreaks(ErrorCode.DEVICE_ID_INVALID, () -> Series.checkDeviceId(""));
    assertBreaks(ErrorCode.DEVICE_ID_INVALID, () -> Series.checkDeviceId("x".repeat(65)));
    assertBreaks(ErrorCode.DEVICE_ID_INVALID, () -> Series.checkDeviceId(" 1"));
    assertBreaks(ErrorCode.DEVICE_ID_INVALID, () -> Series.checkDeviceId("a\u0000b"));
    assertBreaks(ErrorCode.DEVICE_ID_INVALID, () -> Series.checkDeviceId("\ud800"));
    assertThat(Series.checkDeviceId("\ud83d\udd0c")).hasSize(2);
  }

  /** Dots are taken away by whoever normalises an address; silent is an address of its own. */
  @ParameterizedTest
  @ValueSource(strings = {".", "..", "silent"})
  void anIdThatNoAddressCanHaveIsRefusedWhereverItComesFrom(String id) {
    assertBreaks(ErrorCode.DEVICE_ID_INVALID, () -> Series.of(id, Channel.KWH));
    assertThat(new Series(id, Channel.KWH).deviceId()).as("stored before").isEqualTo(id);
    assertThat(Series.checkDeviceId(id + id + ".")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "KwH, KWH, kWh",
    "kwh_export, KWH_EXPORT, kWh",
    "E1, E1, kWh",
    "q1, Q1, kvarh",
    "1-0:1.8.0, 1-0:1.8.0, kWh",
    "GAS, GAS,"
  })
  void channelNamesAreNotCaseSensitiveAndTellTheUnit(String text, String name, String unit) {
    Channel channel = Channel.of(text);

    assertThat(channel.name()).isEqualTo(name);
    assertThat(channel.unit().map(Unit::text).orElse(null)).isEqualTo(unit);
  }

  @Test
  void aQuotedTextIsNotCutWithinACharacter() {
    String text = "x".repeat(79) + "\ud83d\udd0c" + "y";

    assertThat(Quoted.of(text)).isEqualTo("'" + "x".repeat(79) + "'... (82 characters)");
    assertThat(Quoted.of("\ud800")).isEqualTo("'\\uD800'");
  }

  @Test
  void badChannelsAndQualitiesAreRefused() {
    assertBreaks(ErrorCode.CHANNEL_INVALID, () -> Channel.of("K WH"));
    assertBreaks(ErrorCode.CHANNEL_INVALID, () -> Channel.of(null));
    assertBreaks(ErrorCode.QUALITY_INVALID, () -> Quality.parse("good"));
    assertThat(Quality.parse("Final_Substitute")).isEqualTo(Quality.FINAL_SUBSTITUTE);
  }

  @ParameterizedTest
  @CsvSource({"PT15M, 900", "PT1S, 1", "P1D, 86400", "P366D, 31622400"})
  void intervalsAreWholeSeconds(String text, int seconds) {
    assertThat(Interval.parseLength(text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"15", "PT0S", "-PT15M", "PT0.5S", "P367D", "P1M", "PT999999999999999999H"})
  void otherIntervalsAreRefused(String text) {
    assertBreaks(ErrorCode.INTERVAL_INVALID, () -> Interval.parseLength(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1969-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "2026-01-01T00:00:00.0001Z"})
  void startsOutOfRangeAreRefused(String text) {
    assertBreaks(ErrorCode.START_INVALID, () -> Interval.startMillis(Instant.parse(text)));
  }

  @Test
  void aReadingHasAValueUnlessItIsMissing() {
    Series series = new Series("1", Channel.KWH);

    assertBreaks(ErrorCode.VALUE_MISSING, () -> new Reading(series, 0, 900, null, Quality.ACTUAL));
    assertBreaks(
        ErrorCode.VALUE_MISSING,
        () -> new Reading(series, 0, 900, BigDecimal.ONE, Quality.MISSING));
  }

  @Test
  void aDayIsThatOfTheStorageZone() {
    StorageZone berlin = new StorageZone(ZoneId.of("Europe/Berlin"));
    long day = java.time.LocalDate.of(2026, 3, 29).toEpochDay();

    assertThat(berlin.dayOf(Instant.parse("2026-03-28T22:59:59Z").toEpochMilli()))
        .isEqualTo(day - 1);
    assertThat(berlin.dayOf(Instant.parse("2026-03-28T23:00:00Z").toEpochMilli())).isEqualTo(day);
    assertThat(berlin.dayOf(Instant.parse("2026-03-29T21:59:59Z").toEpochMilli())).isEqualTo(day);
    assertThat(berlin.startOf(day + 1) - berlin.startOf(day)).isEqualTo(23 * 3_600_000L);
  }

  @Test
  void versionsOfOneMillisecondAreOrderedByTheirPlace() {
    Version earlier = Version.ofRecord(5, 1, 10);

    assertThat(Version.ofRecord(5, 1, 11)).isGreaterThan(earlier);
    assertThat(Version.ofRecord(6, 0, 0)).isGreaterThan(earlier);
    assertThat(Version.ofFile(5, -1L, 1)).isGreaterThan(Version.ofFile(5, -1L, 0));
    assertThat(Version.ofFile(5, -1L, (1L << 40) - 1).sequence()).isEqualTo(Long.MAX_VALUE);
    assertThat(Version.ofFile(5, 1L << 41, 0)).isGreaterThan(Version.ofFile(5, 0, (1L << 40) - 1));
    assertThatThrownBy(() -> Version.ofFile(5, 0, 1L << 40))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertBreaks(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(BrokenRuleException.class)
        .extracting("code")
        .isEqualTo(code);
  }
}
