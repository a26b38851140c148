package io.energyiot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that print like others. */
class LookAlikeTest {
  /**
   * Blanks of other kinds, marks of direction and width, fillers, selectors, private characters.
   */
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x0, 0x9, 0x7F, 0x85, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1680, 0x17B4, 0x180B, 0x180E,
        0x2003, 0x200B, 0x200D, 0x200E, 0x2028, 0x2029, 0x202E, 0x202F, 0x2060, 0x2066, 0x2800,
        0x3000, 0x3164, 0xE000, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFFD, 0xFFFE, 0xE0041, 0xE0100, 0x10FFFF
      })
  void whatCantBeSeenIsNoPartOfAnIdAndShownEscaped(int character) {
    String unseen = Character.toString(character);
    String escaped =
        character < 0x10000
            ? "\\u%04X".formatted(character)
            : "\\u%04X\\u%04X".formatted((int) unseen.charAt(0), (int) unseen.charAt(1));
    String shown = character == '\t' ? "\\t" : escaped;
    for (String id : new String[] {unseen + "LOOK", "LO" + unseen + "OK", "LOOK" + unseen}) {
      assertBreaks(ErrorCode.DEVICE_ID_INVALID, () -> Series.checkDeviceId(id))
          .hasMessageContaining("'" + id.replace(unseen, shown) + "'");
    }
    assertBreaks(
        ErrorCode.ATTRIBUTE_INVALID,
        () -> DeviceBuilder.attribute(DeviceField.REGION, "North" + unseen));
  }

  @Test
  void anIdMayHaveInnerBlanksAndLettersOfAnyScript() {
    for (String id : new String[] {"A B", "Zähler 1", "电表", "счётчик", "m\u00B3", "\uD83D\uDD0C"}) {
      assertThat(Series.checkDeviceId(id)).isEqualTo(id);
    }
    assertBreaks(ErrorCode.DEVICE_ID_INVALID, () -> Series.checkDeviceId(" A"));
    assertBreaks(ErrorCode.DEVICE_ID_INVALID, () -> Series.checkDeviceId("A "));
  }

  @Test
  void anIdIsWrittenInOneWay() {
    assertBreaks(ErrorCode.DEVICE_ID_INVALID, () -> Series.checkDeviceId("Za\u0308hler"))
        .hasMessageContaining("NFC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u212AWH", "KWH\u200B", "KWH_\u017F", "\uFF2BWH", "E\uFF11"})
  void channelsAreOfAsciiLettersBeforeTheyAreInUpperCase(String name) {
    assertBreaks(ErrorCode.CHANNEL_INVALID, () -> Channel.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFF11.\uFF15", "\u0661", "1\u0660", "\u0967.5", "1E\uFF12", "\u22121"})
  void onlyAsciiDigitsAreDigits(String text) {
    assertBreaks(ErrorCode.VALUE_INVALID, () -> ExactDecimal.parse(text));
    assertBreaks(
        ErrorCode.LOCATION_INVALID, () -> new DeviceBuilder().set(DeviceField.LATITUDE, text));
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertBreaks(
      ErrorCode code, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOf(BrokenRuleException.class)
        .satisfies(e -> assertThat(((EnergyException) e).code()).isEqualTo(code));
  }
}
