package io.energyiot.formats.mscons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.formats.FoundReadings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MsconsFormatTest {
  private static final MsconsFormat FORMAT = new MsconsFormat();
  private static final String UNA = "UNA:+,? '";
  private static final String BEGIN =
      "UNB+UNOC:3+1:500+2:500+260101:0100+R'UNH+1+MSCONS:D:04B:UN:2.2e'BGM+7+R-1+9'"
          + "NAD+DP'LOC+172+D1'LIN+1'PIA+5+1-1?:1.29.0:SRW'";

  private static String qty(String qty, String from, String to) {
    return "QTY+%s'DTM+163:202601%s:303'DTM+164:202601%s:303'".formatted(qty, from, to);
  }

  /** UNH, BGM, NAD, LOC, LIN, PIA and UNT are seven segments, and each quantity is three. */
  private static String end(int quantities) {
    return "UNT+" + (7 + 3 * quantities) + "+1'UNZ+1+R'";
  }

  @Test
  void readsAnOffsetAndTheDecimalMark() {
    String file = UNA + BEGIN + qty("220:0,250", "010000?+01", "010015?+01") + end(1);
    FoundReadings found = FoundReadings.in(FORMAT, file);
    assertThat(found.sorted())
        .containsExactly("D1,1-1:1.29.0,2025-12-31T23:00:00Z,PT15M,0.250,actual");
    assertThat(found.notes).isEmpty();
    String lines = file.replace("'", "'\r\n").replace(UNA + "\r\n", UNA);
    assertThat(FoundReadings.in(FORMAT, lines).sorted()).isEqualTo(found.sorted());
    String point = file.replace(UNA, "UNA:+.? '").replace("0,250", "0.250");
    assertThat(FoundReadings.in(FORMAT, point).sorted()).isEqualTo(found.sorted());
  }

  @Test
  void readsOtherMarks() {
    String file =
        "UNA*#,! ~UNB#UNOC*3#1#2#3#R~UNH#1#MSCONS*D~BGM#7#R#9~LOC#172#D!~1~LIN#1~"
            + "PIA#5#1-1:1.29.0*SRW~QTY#220*1,5~DTM#163*202601010000+00*303~"
            + "DTM#164*202601010015+00*303~UNT#9#1~UNZ#1#R~";
    FoundReadings found = FoundReadings.in(FORMAT, file);
    assertThat(found.sorted())
        .containsExactly("D~1,1-1:1.29.0,2026-01-01T00:00:00Z,PT15M,1.5,actual");
    assertThat(found.notes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "220, actual",
    "67, substituted",
    "201, estimated",
    "187, projected",
    "Z18, estimated:18"
  })
  void readsStatuses(String status, String quality) {
    String file = UNA + BEGIN + qty(status + ":1", "010000?+00", "010015?+00") + end(1);
    assertThat(FoundReadings.in(FORMAT, file).sorted())
        .containsExactly("D1,1-1:1.29.0,2026-01-01T00:00:00Z,PT15M,1," + quality);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "999:1|010000?+00|010015?+00|QUALITY_INVALID",
        "20:1|010000?+00|010015?+00|QUALITY_INVALID",
        "220|010000?+00|010015?+00|VALUE_MISSING",
        "220:|010000?+00|010015?+00|VALUE_MISSING",
        "220:x|010000?+00|010015?+00|VALUE_INVALID",
        "220:1.5|010000?+00|010015?+00|VALUE_INVALID",
        "220:1:MTQ|010000?+00|010015?+00|UNIT_INVALID",
        "220:1|010000|010015?+00|START_INVALID",
        "220:1|320000?+00|010015?+00|START_INVALID",
        "220:1|012400?+00|020015?+00|START_INVALID",
        "220:1|010060?+00|010115?+00|START_INVALID",
        "220:1|010015?+00|010000?+00|INTERVAL_INVALID",
        "220:1|010015?+00|010015?+00|INTERVAL_INVALID",
        "220:1|010100?+00|010115?+00|START_INVALID",
      })
  void rejectsAQuantityAndReadsTheRest(String qty, String from, String to, ErrorCode code) {
    String file =
        UNA
            + BEGIN
            + qty("220:7", "010100?+00", "010115?+00")
            + qty(qty, from, to)
            + qty("220:8", "010115?+00", "010130?+00")
            + end(3);
    FoundReadings found = FoundReadings.in(FORMAT, file);
    assertThat(found.readings()).hasSize(2);
    assertThat(found.rejects()).extracting(Reject::code).containsExactly(code);
    assertThat(found.rejects()).extracting(Reject::record).containsExactly(10L);
    assertThat(found.rejects().get(0).detail()).startsWith("QTY 2 of message '1': ");
    assertThat(found.notes).isEmpty();
  }

  @Test
  void needsDeviceAndChannel() {
    String qty = qty("220:7", "010100?+00", "010115?+00");
    String noDevice = UNA + BEGIN.replace("LOC+172+D1'", "LOC+107+X'") + qty + end(1);
    assertThat(FoundReadings.in(FORMAT, noDevice).rejects())
        .extracting(Reject::code)
        .containsExactly(ErrorCode.FIELD_MISSING);
    byte[] bytes = noDevice.getBytes(StandardCharsets.UTF_8);
    assertThat(FoundReadings.in(FORMAT, bytes, "D", 1 << 20).readings()).hasSize(1);
    String noChannel = UNA + BEGIN.replace("PIA+5", "PIA+1") + qty + end(1);
    assertThat(FoundReadings.in(FORMAT, noChannel).rejects())
        .extracting(Reject::code)
        .containsExactly(ErrorCode.FIELD_MISSING);
  }

  @Test
  void notesWrongCountsAndMissingEnds() {
    String qty = qty("220:7", "010100?+00", "010115?+00");
    assertThat(FoundReadings.in(FORMAT, UNA + BEGIN + qty + end(2)).notes)
        .containsExactly("UNT of message '1' says '13' segments; there are 10");
    assertThat(FoundReadings.in(FORMAT, UNA + BEGIN + qty).notes)
        .containsExactly("the file ends without UNZ; it may have been cut off");
  }

  @Test
  void leavesRegistersOut() {
    String qty = qty("220:7", "010100?+00", "010115?+00");
    String register = "QTY+220:1234'DTM+9:20260101:102'";
    assertThat(FoundReadings.in(FORMAT, UNA + BEGIN + qty + register).leftOut)
        .isEqualTo(Map.of("readings of registers", 1L));
    assertUnknown(UNA + BEGIN + register, "no load profile, only 1");
  }

  @Test
  void refusesWhatIsNoLoadProfile() {
    assertUnknown(BEGIN.replace("MSCONS", "UTILMD"), "of type 'UTILMD', not MSCONS");
    assertUnknown(BEGIN.replace("BGM+7", "BGM+Z06"), "of kind 'Z06'");
    assertUnknown(BEGIN.replace("-1+9'", "-1+1'"), "cancels");
  }

  private static void assertUnknown(String file, String words) {
    assertThatThrownBy(() -> FoundReadings.in(FORMAT, file))
        .isInstanceOfSatisfying(
            EnergyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_FORMAT_UNKNOWN))
        .hasMessageContaining(words);
  }

  @Test
  void readsAdviceBehindBlanksOfAnyNumber() {
    String qty = qty("220:0,5", "010100?+00", "010115?+00");
    for (int blanks = 65_520; blanks < 65_540; blanks++) {
      String file = "\n".repeat(blanks) + UNA + BEGIN + qty + end(1);
      FoundReadings found = FoundReadings.in(FORMAT, file);
      assertThat(found.readings()).as("%d blanks", blanks).hasSize(1);
      assertThat(found.lines).isEqualTo(blanks + 1);
    }
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(() -> FoundReadings.in(FORMAT, ""))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining("is empty");
  }

  @Test
  void boundsSegments() {
    for (String hostile :
        new String[] {UNA + "UNB+" + "x".repeat(5000) + "'", UNA + "UNB" + "+".repeat(300) + "'"}) {
      assertThatThrownBy(() -> FoundReadings.in(FORMAT, hostile))
          .isInstanceOfSatisfying(
              EnergyException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTENT_INVALID));
    }
  }

  @Test
  void knowsItselfByItsFirstSegment() {
    assertThat(isFormat(UNA + BEGIN)).isTrue();
    assertThat(isFormat(UNA + "\r\n" + BEGIN)).isTrue();
    assertThat(isFormat(BEGIN)).isTrue();
    assertThat(isFormat("UNA,2026-01-01")).isFalse();
    assertThat(isFormat("")).isFalse();
  }

  private static boolean isFormat(String head) {
    return FORMAT.isFormatOf(head.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @EnabledIf("isThere")
  void readsARealMonth() throws IOException {
    Path folder = realMonth();
    byte[] file = Files.readAllBytes(folder.resolve("MSCONS_TL_SAMPLE02.txt"));
    assertThat(FORMAT.isFormatOf(file)).isTrue();
    FoundReadings found = FoundReadings.in(FORMAT, file, null, 1 << 20);
    assertThat(found.sorted()).isEqualTo(FoundReadings.expected(folder.resolve("expected.csv")));
    assertThat(found.rejects())
        .extracting(Reject::record)
        .containsExactly(5675L, 5678L, 5681L, 5684L);
    assertThat(found.rejects())
        .extracting(Reject::code)
        .containsExactly(
            ErrorCode.INTERVAL_INVALID,
            ErrorCode.START_INVALID,
            ErrorCode.START_INVALID,
            ErrorCode.START_INVALID);
    assertThat(found.notes).isEmpty();
  }

  static boolean isThere() {
    return Files.exists(realMonth());
  }

  private static Path realMonth() {
    return Path.of(System.getProperty("energy.shared", "absent"), "data/files/mscons");
  }
}
