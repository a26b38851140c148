package io.energyiot.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.client.http.Http;
import io.energyiot.client.reading.MeterReading;
import io.energyiot.client.reading.ReadingStream;
import io.energyiot.client.reading.SeriesHead;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers as the server writes them, read as they come. */
class ReadingStreamTest {
  private static final Http SERVER = new Http(URI.create("http://127.0.0.1:1"), Optional.empty());
  private static final String COMPLETENESS =
      """
      "completeness":{"expected":3,"present":2,"by_quality":{"actual":1,"missing":1},"missing":[
        {"start":"2026-03-29T03:00:00+02:00","end":"2026-03-29T03:15:00+02:00","count":1}]},
      """;
  private static final String READINGS =
      """
      "readings":[
        {"start":"2026-03-29T01:45:00+01:00","end":"2026-03-29T03:00:00+02:00",
         "value":0.0520,"quality":"actual"},
        {"start":"2026-03-29T03:15:00+02:00","end":"2026-03-29T03:30:00+02:00",
         "value":null,"quality":"missing"}]
      """;
  private static final String HEAD =
      """
      "device_id":"MTR1","zone":"Europe/Berlin",
      "from":"2026-03-29T01:45:00+01:00","to":"2026-03-29T03:30:00+02:00",
      """;

  private static ReadingStream stream(String json) {
    return new ReadingStream(
        SERVER, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void oneChannelIsOneSeries() {
    String json =
        "{"
            + HEAD
            + "\"channel\":\"KWH\",\"unit\":\"kWh\","
            + COMPLETENESS
            + READINGS
            + ",\"next_cursor\":\"abc\"}";
    try (ReadingStream stream = stream(json)) {
      SeriesHead head = stream.next().orElseThrow();
      assertThat(head.deviceId()).isEqualTo("MTR1");
      assertThat(head.unit()).isEqualTo("kWh");
      assertThat(head.from()).isEqualTo(OffsetDateTime.parse("2026-03-29T01:45:00+01:00"));
      assertThat(head.completeness().byQuality()).containsEntry("missing", 1L);
      assertThat(head.completeness().missing().get(0).start())
          .isEqualTo(OffsetDateTime.parse("2026-03-29T03:00:00+02:00"));
      assertThat(stream.cursor()).isEmpty();

      List<MeterReading> readings = stream.rest();
      assertThat(readings).hasSize(2);
      assertThat(readings.get(0).value()).isEqualTo(new BigDecimal("0.0520"));
      assertThat(readings.get(0).end().getOffset().getTotalSeconds()).isEqualTo(7200);
      assertThat(readings.get(1).value()).isNull();
      assertThat(stream.next()).isEmpty();
      assertThat(stream.cursor()).contains("abc");
    }
  }

  @Test
  void channelsFollowEachOtherAndMayBePassedOver() {
    String json =
        "{"
            + HEAD
            + "\"channels\":[{\"channel\":\"KWH\",\"unit\":\"kWh\","
            + COMPLETENESS
            + READINGS
            + "},{\"channel\":\"X\",\"unit\":null,"
            + COMPLETENESS
            + READINGS
            + ",\"next_cursor\":\"inner\"}],\"later_field\":{\"a\":[1]}}";
    try (ReadingStream stream = stream(json)) {
      assertThat(stream.next().orElseThrow().channel()).isEqualTo("KWH");
      assertThat(stream.reading()).isPresent();
      SeriesHead second = stream.next().orElseThrow();
      assertThat(second.channel()).isEqualTo("X");
      assertThat(second.unit()).isNull();
      assertThat(second.zone()).isEqualTo("Europe/Berlin");
      assertThat(stream.rest()).hasSize(2);
      assertThat(stream.next()).isEmpty();
      assertThat(stream.next()).isEmpty();
    }
  }

  @Test
  void manyReadingsComeOneByOne() {
    String one =
        "{\"start\":\"2026-01-01T00:00:00Z\",\"end\":\"2026-01-01T00:00:01Z\",\"value\":1,"
            + "\"quality\":\"actual\"}";
    int count = 100_000;
    String json =
        "{"
            + HEAD
            + "\"channel\":\"KWH\",\"readings\":["
            + one
            + ("," + one).repeat(count - 1)
            + "]}";
    try (ReadingStream stream = stream(json)) {
      assertThat(stream.next()).isPresent();
      int read = 0;
      while (stream.reading().isPresent()) {
        read++;
      }
      assertThat(read).isEqualTo(count);
    }
  }

  @Test
  void whatIsCutShortOrNoRangeIsTheServersFailure() {
    for (String json : List.of("[]", "{" + HEAD + "\"readings\":[{\"start\":", "", "<html>")) {
      assertThatThrownBy(
              () -> {
                try (ReadingStream stream = stream(json)) {
                  stream.next();
                  stream.rest();
                }
              })
          .isInstanceOfSatisfying(
              EnergyException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_UNAVAILABLE));
    }
  }
}
