package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers about the past stay what they were, and a tag says so only where they do. */
class KnownThenIT {
  private static final Duration READABLE = Duration.ofSeconds(10);

  private final ServerCalls http = RunningServer.http();

  /** Posts a reading of a day, and returns when it can be read. */
  private void post(String device, String day, String interval) {
    String reading =
        "{\"device_id\":\"%s\",\"start\":\"%sT00:00:00Z\",\"interval\":\"%s\",\"value\":1}";
    assertThat(http.post(reading.formatted(device, day, interval)).statusCode()).isEqualTo(202);
    String question = "/v1/devices/%s/readings?from=%sT00:00Z&to=%sT00:01Z&channel=*";
    http.await(
        READABLE,
        answer -> ServerCalls.text(answer).contains("\"value\":1"),
        question.formatted(device, day, day));
  }

  /** A millisecond after the reading at the beginning of a day was learned. */
  private String afterLearning(String device, String day) {
    HttpResponse<byte[]> history =
        http.get(
            "/v1/devices/%s/readings/history?from=%sT00:00Z&to=%sT00:01Z"
                .formatted(device, day, day));
    String learned = JsonLines.at(history.body(), "/intervals/0/versions/0/learned_at");
    return Instant.parse(learned).plusMillis(1).toString();
  }

  private String at(String path, String pointer) {
    HttpResponse<byte[]> answer = http.get(path);
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(200);
    return JsonLines.at(answer.body(), pointer);
  }

  /** Of a range in a day that has readings, its day tells the interval, and not the newest one. */
  @ParameterizedTest
  @ValueSource(strings = {"", "&order=desc", "&format=csv"})
  void aTagHoldsWhenTheNewestDayChanges(String way) {
    String device = "tag-" + way.hashCode();
    post(device, "2025-03-01", "PT15M");
    String path =
        "/v1/devices/" + device + "/readings?from=2025-03-01T12:00Z&to=2025-03-01T13:00Z" + way;
    HttpResponse<byte[]> before = http.get(path);
    String tag = ServerCalls.header(before, "ETag");
    assertThat(tag).isNotEmpty();
    post(device, "2025-04-01", "PT1H");
    HttpResponse<byte[]> after = http.get(path);
    assertThat(ServerCalls.text(after)).isEqualTo(ServerCalls.text(before));
    assertThat(ServerCalls.header(after, "Readings-Expected"))
        .isEqualTo(ServerCalls.header(before, "Readings-Expected"));
    if (way.contains("csv")) {
      assertThat(ServerCalls.header(after, "Readings-Expected")).isEqualTo("4");
    } else {
      assertThat(JsonLines.at(after.body(), "/completeness/expected")).isEqualTo("4");
    }
    assertThat(http.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void whatFollowsFromOtherDaysHasNoTag() {
    post("untagged", "2025-03-01", "PT15M");
    String nothingYet = "&as_of=2025-01-01T00:00:00Z";
    String day = "/v1/devices/untagged/readings?from=2025-03-01&to=2025-03-02&zone=UTC";
    assertThat(ServerCalls.header(http.get(day + nothingYet), "ETag")).isEmpty();
    assertThat(ServerCalls.header(http.get(day), "ETag")).isNotEmpty();
  }

  @Test
  void expectedAsOfThenDoesNotFollowWhatIsLearnedLater() {
    post("expected-then", "2025-03-01", "PT15M");
    String then = "&zone=UTC&as_of=" + afterLearning("expected-then", "2025-03-01");
    String path = "/v1/devices/expected-then/readings?from=2025-03-05&to=2025-03-06" + then;
    assertThat(at(path, "/completeness/expected")).isEqualTo("96");
    post("expected-then", "2025-04-01", "PT1H");
    post("expected-then", "2025-03-05", "PT30M");
    assertThat(at(path, "/completeness/expected")).isEqualTo("96");
    String now = path.replaceAll("&as_of.*", "");
    assertThat(at(now, "/completeness/expected")).isEqualTo("48");
  }

  @Test
  void usageAsOfThenEndsWithTheLastDayKnownThen() {
    post("usage-then", "2025-03-01", "PT15M");
    String then = "&zone=UTC&as_of=" + afterLearning("usage-then", "2025-03-01");
    post("usage-then", "2025-04-01", "PT15M");
    String path = "/v1/devices/usage-then/usage?period=P1D";
    assertThat(at(path + then, "/to")).isEqualTo("2025-03-02T00:00:00Z");
    assertThat(at(path + then, "/total/sum")).isEqualTo("1");
    assertThat(at(path + "&zone=UTC", "/to")).isEqualTo("2025-04-02T00:00:00Z");
    String before = "&zone=UTC&as_of=2025-02-01T12:00:00Z"; // when nothing was known
    assertThat(at(path + before, "/to")).isEqualTo("2025-02-02T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usage?period=P1M&channel=KWH_EXPORT",
        "usage?from=2025-03-01&to=2025-03-02&channel=KWH_EXPORT",
        "readings?from=2025-03-01&to=2025-03-02&channel=KWH_EXPORT",
        "readings?from=2025-03-01&to=2025-03-02&channel=KWH,KWH_EXPORT",
        "readings?from=2025-03-01&to=2025-03-02&channel=KWH_EXPORT&format=csv",
        "readings/history?from=2025-03-01&to=2025-03-02&channel=KWH_EXPORT"
      })
  void aChannelThatTheDeviceDoesNotHaveIsUnknown(String question) {
    post("one-channel", "2025-03-01", "PT15M");
    HttpResponse<byte[]> answer = http.get("/v1/devices/one-channel/" + question);
    Problems.check(answer, 404, ErrorCode.CHANNEL_UNKNOWN, null);
    assertThat(JsonLines.at(answer.body(), "/detail")).contains("KWH_EXPORT").endsWith("has KWH");
  }

  @Test
  void aQuestionForManyTellsTheUnknownChannelInItsLine() {
    post("one-channel", "2025-03-01", "PT15M");
    String question =
        "{\"device_ids\":[\"one-channel\"],\"channels\":[\"KWH_EXPORT\",\"KWH\"],"
            + "\"from\":\"2025-03-01\",\"to\":\"2025-03-02\"}";
    HttpResponse<byte[]> answer =
        http.send(
            "POST",
            "/v1/readings/query",
            BodyPublishers.ofString(question),
            "Content-Type",
            ServerCalls.JSON);
    String[] lines = ServerCalls.text(answer).split("\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).contains("CHANNEL_UNKNOWN").contains("KWH_EXPORT");
    assertThat(lines[1]).contains("\"value\":1");
  }

  /** Two devices of two channels each, which have not both in each year. */
  @Test
  void allChannelsAreThoseOfTheRange() {
    String reading =
        "{\"device_id\":\"%s\",\"channel\":\"%s\",\"start\":\"%s-03-01T00:00:00Z\",\"value\":%d}\n";
    http.post(
        reading.formatted("star", "KWH_EXPORT", 2025, 5)
            + reading.formatted("star", "KWH", 2025, 6)
            + reading.formatted("star", "KWH", 2026, 7)
            + reading.formatted("old-star", "KWH_EXPORT", 2024, 8)
            + reading.formatted("old-star", "KWH", 2026, 9));
    assertStar("star", "2025-03-01", "2025-03-02", "KWH=6 KWH_EXPORT=5");
    assertStar("star", "2026-03-01", "2026-03-02", "KWH=7");
    assertStar("old-star", "2024-03-01", "2024-03-02", "KWH_EXPORT=8");
    assertStar("old-star", "2024-03-01", "2026-03-02", "KWH=9 KWH_EXPORT=8");
    assertStar("old-star", "2025-03-01", "2025-03-02", "KWH=null KWH_EXPORT=null");
  }

  private void assertStar(String device, String from, String to, String wanted) {
    String range = "from=" + from + "&to=" + to + "&zone=UTC";
    String path = "/v1/devices/" + device + "/readings?channel=*&" + range;
    HttpResponse<byte[]> answer =
        http.await(READABLE, each -> channels(each.body()).equals(wanted), path);
    assertThat(channels(answer.body())).as(path).isEqualTo(wanted);
    String csv = ServerCalls.text(http.get(path + "&format=csv"));
    String question =
        "{\"device_ids\":[\"%s\"],\"channels\":[\"*\"],\"from\":\"%s\",\"to\":\"%s\"}";
    String lines =
        ServerCalls.text(
            http.send(
                "POST",
                "/v1/readings/query",
                BodyPublishers.ofString(question.formatted(device, from, to)),
                "Content-Type",
                ServerCalls.JSON));
    for (String channel : wanted.split(" ", -1)) {
      String[] parts = channel.split("=", -1);
      assertThat(lines).contains("\"channel\":\"" + parts[0] + "\"");
      if (!parts[1].equals("null")) {
        assertThat(csv).contains("," + parts[0] + ",").contains("," + parts[1] + ",");
      }
    }
    assertThat(lines.split("\n")).hasSize(wanted.split(" ", -1).length);
  }

  private static String channels(byte[] answer) {
    StringBuilder found = new StringBuilder();
    for (int i = 0; JsonLines.at(answer, "/channels/" + i + "/channel") != null; i++) {
      found.append(i == 0 ? "" : " ").append(JsonLines.at(answer, "/channels/" + i + "/channel"));
      found.append('=').append(JsonLines.at(answer, "/channels/" + i + "/readings/0/value"));
    }
    return found.toString();
  }
}
