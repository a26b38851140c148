package io.energyiot.formats.greenbutton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.formats.FoundReadings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreenButtonFormatTest {
  private static final GreenButtonFormat FORMAT = new GreenButtonFormat();
  private static final String POINT =
      "<entry><link rel='self' href='/U/P7'/><content><UsagePoint/></content></entry>";
  private static final String METER =
      "<entry><link rel='self' href='/U/P7/MeterReading/1'/><link rel='related' href='/T/1'/>"
          + "<content><MeterReading/></content></entry>";
  private static final String TYPE = type("<uom>72</uom><flowDirection>1</flowDirection>");

  private static String type(String fields) {
    return "<entry><link rel='self' href='/T/1'/><content><ReadingType>"
        + fields
        + "</ReadingType></content></entry>";
  }

  private static String block(String readings) {
    return "<entry><link rel='up' href='/U/P7/MeterReading/1/IntervalBlock'/><content>"
        + "<IntervalBlock>"
        + readings
        + "</IntervalBlock></content></entry>";
  }

  private static String reading(long start, String rest) {
    return "<IntervalReading><timePeriod><duration>3600</duration><start>"
        + start
        + "</start></timePeriod>"
        + rest
        + "</IntervalReading>";
  }

  private static String feed(String... entries) {
    return "<feed xmlns='http://www.w3.org/2005/Atom'>" + String.join("", entries) + "</feed>";
  }

  private static FoundReadings read(String... entries) {
    return FoundReadings.in(FORMAT, feed(entries));
  }

  @Test
  void readsEntriesInAnyOrder() {
    String block = block(reading(0, "<value>1500</value>") + reading(3600, "<value>-2</value>"));
    List<String> expected =
        List.of(
            "P7,KWH,1970-01-01T00:00:00Z,PT1H,1.500,actual",
            "P7,KWH,1970-01-01T01:00:00Z,PT1H,-0.002,actual");
    assertThat(read(POINT, METER, TYPE, block).sorted()).isEqualTo(expected);
    assertThat(read(block, TYPE, METER, POINT).sorted()).isEqualTo(expected);
    assertThat(read(TYPE, block, POINT, METER).sorted()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "72, 1, -3, 1234567, KWH, 1.234567",
    "72, 1, 0, 5, KWH, 0.005",
    "72, 1, 3, 5, KWH, 5",
    "72, 1, 6, 5, KWH, 5000",
    "72, 1, 6, 9223372036854775807, KWH, 9223372036854775807000",
    "72, 19, 0, 5, KWH_EXPORT, 0.005",
    "72, 4, 0, 5, KWH_NET, 0.005",
    "73, 1, 0, 5, KVARH, 0.005",
    "42, 1, -3, 5, M3, 0.005",
    "169, 1, -3, 12000, THERM, 12.000",
  })
  void scalesExactly(
      String uom, String flow, String tens, String value, String channel, String expected) {
    String type =
        type(
            "<uom>%s</uom><flowDirection>%s</flowDirection><powerOfTenMultiplier>%s"
                    .formatted(uom, flow, tens)
                + "</powerOfTenMultiplier>");
    FoundReadings found =
        read(POINT, METER, type, block(reading(0, "<value>" + value + "</value>")));
    assertThat(found.sorted())
        .containsExactly("P7," + channel + ",1970-01-01T00:00:00Z,PT1H," + expected + ",actual");
  }

  @ParameterizedTest
  @CsvSource({
    "0, actual", "7, edited", "8, estimated:8", "9, estimated:9", "10, questionable",
    "11, derived", "12, projected", "13, estimated:13", "14, actual:14", "15, derived:15",
    "16, questionable:16", "17, actual", "18, actual", "19, actual"
  })
  void readsQualities(String code, String quality) {
    String graded =
        "<ReadingQuality><quality>" + code + "</quality></ReadingQuality><value>1000</value>";
    assertThat(read(POINT, METER, TYPE, block(reading(0, graded))).sorted())
        .containsExactly("P7,KWH,1970-01-01T00:00:00Z,PT1H,1.000," + quality);
  }

  @Test
  void takesTheMultiplierInAReadingOnlyWhereTheTypeHasNone() {
    String block =
        block(reading(0, "<powerOfTenMultiplier>3</powerOfTenMultiplier><value>7</value>"));
    assertThat(read(POINT, METER, TYPE, block).sorted())
        .containsExactly("P7,KWH,1970-01-01T00:00:00Z,PT1H,7,actual");
    String typed = type("<uom>72</uom><powerOfTenMultiplier>0</powerOfTenMultiplier>");
    FoundReadings found = read(POINT, METER, typed, block);
    assertThat(found.sorted()).containsExactly("P7,KWH,1970-01-01T00:00:00Z,PT1H,0.007,actual");
    assertThat(found.notes).anyMatch(note -> note.contains("that of the ReadingType, 0"));
  }

  @ParameterizedTest
  @CsvSource({
    "<value>x</value>, VALUE_INVALID",
    "<value/>, VALUE_MISSING",
    "<cost>5</cost>, VALUE_MISSING",
    "<value>1<b/>2</value>, VALUE_MISSING",
    "<value>1</value><value>2</value>, CONTENT_INVALID",
    "<value>1</value><ReadingQuality><quality>5</quality></ReadingQuality>, QUALITY_INVALID",
    "<value>1e40</value>, VALUE_INVALID",
  })
  void rejectsAReadingAndReadsTheRest(String fields, ErrorCode code) {
    String block = block(reading(0, fields) + "\n" + reading(3600, "<value>1</value>"));
    FoundReadings found = read(POINT, METER, TYPE, block);
    assertThat(found.rejects()).extracting(Reject::code).containsExactly(code);
    assertThat(found.rejects()).extracting(Reject::record).containsExactly(1L);
    assertThat(found.sorted()).containsExactly("P7,KWH,1970-01-01T01:00:00Z,PT1H,0.001,actual");
  }

  @Test
  void rejectsTheSecondReadingOfAStart() {
    String block = block(reading(0, "<value>1</value>") + reading(0, "<value>2</value>"));
    FoundReadings found = read(POINT, METER, TYPE, block);
    assertThat(found.sorted()).containsExactly("P7,KWH,1970-01-01T00:00:00Z,PT1H,0.001,actual");
    assertThat(found.rejects()).hasSize(1);
  }

  @Test
  void rejectsReadingsWithoutType() {
    FoundReadings found = read(POINT, METER, block(reading(0, "<value>1</value>")));
    assertThat(found.rejects()).extracting(Reject::code).containsExactly(ErrorCode.FIELD_MISSING);
  }

  @Test
  void leavesOutAndCountsWhatIsNoEnergy() {
    String demand = type("<uom>38</uom><flowDirection>1</flowDirection>");
    FoundReadings found = read(POINT, METER, demand, block(reading(0, "<value>1</value>")));
    assertThat(found.leftOut).isEqualTo(Map.of("readings of demand", 1L));
    String register = type("<uom>72</uom><accumulationBehaviour>3</accumulationBehaviour>");
    found = read(POINT, METER, register, block(reading(0, "<value>1</value>")));
    assertThat(found.leftOut).isEqualTo(Map.of("readings of registers", 1L));
  }

  @Test
  void needsADeviceWhereTheLinkOnlyCounts() {
    String feed =
        feed(POINT, METER, TYPE, block(reading(0, "<value>1</value>"))).replace("P7", "0");
    byte[] bytes = feed.getBytes(StandardCharsets.UTF_8);
    assertThat(FoundReadings.in(FORMAT, bytes, "D", 1 << 20).sorted())
        .first()
        .asString()
        .startsWith("D,KWH,");
    assertThatThrownBy(() -> FoundReadings.in(FORMAT, feed))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FIELD_MISSING));
  }

  /** Which of the two had the name would depend on their order, which may be another next month. */
  @Test
  void refusesTwoPointsOfOneName() {
    String named = "<ServiceDeliveryPoint><name>12 High Street</name></ServiceDeliveryPoint>";
    String first = POINT.replace("<UsagePoint/>", "<UsagePoint>" + named + "</UsagePoint>");
    String block = block(reading(0, "<value>1</value>"));
    assertThat(read(TYPE, first, METER, block).rejects()).isEmpty();
    assertThatThrownBy(
            () ->
                read(
                    TYPE,
                    first,
                    METER,
                    block,
                    first.replace("P7", "P8"),
                    METER.replace("P7", "P8"),
                    block.replace("P7", "P8")))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FIELD_MISSING))
        .hasMessageContaining("would both be the device");
  }

  @Test
  void saysThatABillHasNoReadings() {
    assertThatThrownBy(() -> read(POINT, "<entry><UsageSummary/></entry>"))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining("no readings of intervals; it has 1 usage summaries");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE feed [<!ENTITY a 'b'>]>",
        "<!DOCTYPE feed SYSTEM 'file:///nowhere'>",
        "<!DOCTYPE feed [<!ENTITY a SYSTEM 'file:///nowhere'>]>"
      })
  void refusesDocumentTypes(String type) {
    String feed = type + feed(POINT, METER, TYPE, block(reading(0, "<value>&a;</value>")));
    assertThatThrownBy(() -> FoundReadings.in(FORMAT, feed))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTENT_INVALID))
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void boundsWhatItHolds() {
    StringBuilder readings = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      readings.append(reading(i * 3600L, "<value>1</value>"));
    }
    String late = feed(block(readings.toString()), TYPE, METER, POINT);
    byte[] bytes = late.getBytes(StandardCharsets.UTF_8);
    assertThat(FoundReadings.in(FORMAT, bytes, null, 1 << 22).readings()).hasSize(10_000);
    assertThatThrownBy(() -> FoundReadings.in(FORMAT, bytes, null, 100_000))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_LARGE));
    String early = feed(TYPE, METER, POINT, block(readings.toString()));
    byte[] first = early.getBytes(StandardCharsets.UTF_8);
    assertThat(FoundReadings.in(FORMAT, first, null, 100_000).readings()).hasSize(10_000);
  }

  @Test
  void refusesTextThatIsNoXml() {
    String broken = feed(POINT, METER, TYPE, block(reading(0, "<value>1&0;</value>")));
    assertThatThrownBy(() -> FoundReadings.in(FORMAT, broken))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTENT_INVALID));
  }

  @Test
  void boundsDepthNamesAndAttributes() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      names.append("<n").append(i).append("/>");
    }
    for (String hostile :
        List.of(
            "<a>".repeat(1000) + "</a>".repeat(1000),
            names.toString(),
            "<" + "x".repeat(1 << 19) + "/>",
            "<" + "x".repeat(1 << 17) + "/>",
            "<?" + "x".repeat(1 << 19) + "?>",
            "<link rel='self' href='" + "x".repeat(1 << 20) + "'/>",
            "<entry>" + "<link rel='related' href='x'/>".repeat(1000) + "</entry>")) {
      assertThatThrownBy(() -> read(hostile))
          .isInstanceOfSatisfying(
              EnergyException.class,
              e -> assertThat(e.code()).isIn(ErrorCode.TOO_LARGE, ErrorCode.CONTENT_INVALID));
    }
  }

  @Test
  void knowsItselfByItsFirstElement() {
    assertThat(isFormat("\uFEFF<?xml version='1.0'?><!-- -->" + feed())).isTrue();
    assertThat(isFormat("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>")).isTrue();
    assertThat(isFormat("<e:IntervalBlock xmlns:e='http://naesb.org/espi'>")).isTrue();
    assertThat(isFormat("<html><feed xmlns='http://www.w3.org/2005/Atom'/></html>")).isFalse();
    assertThat(isFormat("device_id,metric_time")).isFalse();
    assertThat(isFormat("")).isFalse();
  }

  private static boolean isFormat(String head) {
    return FORMAT.isFormatOf(head.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void notesDaysThatBeginAtMidnightInUtcThoughTheClockIsAnother() {
    String offset = "<LocalTimeParameters><tzOffset>-18000</tzOffset></LocalTimeParameters>";
    String day =
        block(
            "<interval><start>86400</start><duration>86400</duration></interval>"
                + reading(86400, "<value>1</value>"));
    assertThat(read(POINT, METER, TYPE, offset, day).notes)
        .anyMatch(note -> note.contains("local times written as UTC"));
    assertThat(read(POINT, METER, TYPE, offset, day.replace("86400", "104400")).notes).isEmpty();
  }
}
