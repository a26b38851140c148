package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are something else: the message says what they are and what to do. */
class UnknownFilesTest {
  private static final String HEADER = "device_id,metric_time,metric_name,metric_value\n";

  @Test
  void utf16IsNamedAndShownReadably() {
    byte[] little = ("\uFEFF" + HEADER).getBytes(StandardCharsets.UTF_16LE);
    byte[] big = ("\uFEFF" + HEADER).getBytes(StandardCharsets.UTF_16BE);
    byte[] noMark = HEADER.getBytes(StandardCharsets.UTF_16BE);
    for (byte[] head : new byte[][] {little, big, noMark}) {
      assertUnknown(
          head,
          "the file is UTF-16, not UTF-8, and starts with 'device_id,metric_time,"
              + "metric_name,metric_value'; save it as UTF-8; expected is CSV");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          device_id\\tmetric_time\\n | starts with 'device_id\\tmetric_time', with tabs between
          device_id,metric_time\\rA,1\\r | has lines that end in CR alone, and starts with 'device_id,
          sep=,\\ndevice_id\\n | starts with 'sep=,', which only spreadsheets understand
          Usage download\\ndevice_id\\n | starts with 'Usage download', which is neither the header nor a reading; leave
          device_id,metric_time,metric_name,metric_value,\\n | has a header whose column 5 has no name
          <html><body>\\n | starts with '<html><body>' and looks like HTML or XML
          {"device_id":"A"}\\n | starts with '{"device_id":"A"}' and looks like JSON
          """)
  void othersAreNamed(String text, String expected) {
    String head = text.replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n");
    assertUnknown(head.getBytes(StandardCharsets.UTF_8), "the file " + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "H4sIAAAAAAAA, compressed by gzip",
    "KLUv/QRY, compressed by zstd",
    "UEsDBBQAAAA, a zip archive",
    "QlpoOTFBWSY, compressed by bzip2",
    "/Td6WFoAAAQ, compressed by xz",
    "N3q8ryccAAQ, a 7z archive",
    "JVBERi0xLjc, a PDF",
    "UEFSMRUEFQA, a Parquet file"
  })
  void archivesInsideAreNamed(String base64, String what) {
    assertUnknown(Base64.getDecoder().decode(base64), "the file is " + what);
  }

  @Test
  void whatIsNotUtf8IsShownAsItsBytes() {
    byte[] head = "Z\u00E4hler;x\n".getBytes(StandardCharsets.ISO_8859_1);
    assertUnknown(head, "the file starts with 'Z\\xE4hler;x'");
  }

  private static void assertUnknown(byte[] head, String start) {
    assertThatThrownBy(() -> CsvFormat.detect(head))
        .isInstanceOfSatisfying(
            EnergyException.class,
            e ->
                org.assertj.core.api.Assertions.assertThat(e.code())
                    .isEqualTo(ErrorCode.FILE_FORMAT_UNKNOWN))
        .hasMessageStartingWith(start);
  }
}
