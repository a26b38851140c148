package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which readings come and answers go. */
class ContentIT {
  private static final Duration READABLE = Duration.ofSeconds(5);
  private static final String DAY = "/readings?from=2026-01-01&to=2026-01-02";

  private final ServerCalls http = RunningServer.http();

  private static String reading(String device, int hour) {
    return "{\"device_id\":\"%s\",\"start\":\"2026-01-01T%02d:00:00Z\",\"value\":%d}"
        .formatted(device, hour, hour);
  }

  /** All readings of a day, once there are {@code count} of them. */
  private HttpResponse<byte[]> await(String device, int count, String... headers) {
    HttpResponse<byte[]> json =
        http.await(
            READABLE,
            each ->
                String.valueOf(count).equals(JsonLines.at(each.body(), "/completeness/present")),
            "/v1/devices/" + device + DAY);
    assertThat(JsonLines.at(json.body(), "/completeness/present"))
        .as(ServerCalls.text(json))
        .isEqualTo(Integer.toString(count));
    return http.get("/v1/devices/" + device + DAY, headers);
  }

  @Test
  void aReadingCanBeReadAtOnce() {
    http.post(reading("first", 0));
    await("first", 1); // the consumer has its partitions
    for (int hour = 1; hour <= 5; hour++) {
      assertThat(http.post(reading("at-once", hour)).statusCode()).isEqualTo(202);
      long answered = System.nanoTime();
      await("at-once", hour);
      System.out.printf("readable after %.0f ms%n", (System.nanoTime() - answered) / 1e6);
    }
  }

  @ParameterizedTest
  @CsvSource({"application/json, gzip-json", "application/x-ndjson, gzip-ndjson"})
  void gzippedBodiesAreTaken(String type, String device) {
    String separator = ServerCalls.JSON.equals(type) ? "," : "\n";
    String body = reading(device, 3) + separator + reading(device, 4);
    String text = ServerCalls.JSON.equals(type) ? "[" + body + "]" : body;
    byte[] gzip = ServerCalls.gzip(text.getBytes(StandardCharsets.UTF_8));
    HttpResponse<byte[]> receipt = http.post(type, gzip, "Content-Encoding", "gzip");
    assertThat(receipt.statusCode()).isEqualTo(202);
    assertThat(ServerCalls.text(receipt)).isEqualTo("{\"accepted\":2,\"rejected\":[]}");
    await(device, 2);
  }

  @Test
  void aGzippedBodyIsReadToItsLastByte() {
    byte[] first = ServerCalls.gzip(reading("members", 3).getBytes(StandardCharsets.UTF_8));
    byte[] padded = Arrays.copyOf(first, first.length + 512);
    HttpResponse<byte[]> receipt = http.post(ServerCalls.JSON, padded, "Content-Encoding", "gzip");
    assertThat(receipt.statusCode()).as(ServerCalls.text(receipt)).isEqualTo(202);

    byte[] followed = padded.clone();
    followed[first.length] = 'x';
    HttpResponse<byte[]> refused =
        http.post("application/x-ndjson", followed, "Content-Encoding", "gzip");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(ServerCalls.text(refused)).contains("followed by bytes that are not gzip");
  }

  @Test
  void oneReadingAloneIsTaken() {
    byte[] body = reading("alone", 7).getBytes(StandardCharsets.UTF_8);
    HttpResponse<byte[]> receipt = http.post("application/json; charset=utf-8", body);
    assertThat(ServerCalls.text(receipt)).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
    await("alone", 1);
  }

  @Test
  void acceptDecidesBetweenJsonAndCsv() {
    http.post(reading("forms", 1));
    assertThat(ServerCalls.header(await("forms", 1), "Content-Type"))
        .isEqualTo("application/json;charset=UTF-8");
    String[] jsonWanted = {"*/*", "application/*", "text/csv;q=0.1, application/json"};
    for (String accept : jsonWanted) {
      assertThat(ServerCalls.header(await("forms", 1, "Accept", accept), "Content-Type"))
          .isEqualTo("application/json;charset=UTF-8");
    }
    for (String accept : new String[] {"text/csv", "text/*", "application/json;q=0.1, text/csv"}) {
      HttpResponse<byte[]> csv = await("forms", 1, "Accept", accept);
      assertThat(ServerCalls.header(csv, "Content-Type")).isEqualTo("text/csv;charset=UTF-8");
      assertThat(ServerCalls.text(csv))
          .isEqualTo(
              String.join(
                  "\r\n",
                  "device_id,channel,start,end,value,quality",
                  "forms,KWH,2026-01-01T01:00:00Z,2026-01-01T01:15:00Z,1,actual",
                  ""));
    }
  }

  @Test
  void deviceIdsAreQuotedInCsvAndDecodedInAddresses() {
    http.post(reading("Zähler, \\\"7\\\"/a", 1));
    HttpResponse<byte[]> csv = await("Z%C3%A4hler,%20%227%22%2Fa", 1, "Accept", "text/csv");
    assertThat(ServerCalls.text(csv))
        .contains("\r\n\"Zähler, \"\"7\"\"/a\",KWH,2026-01-01T01:00:00Z,");
  }

  @ParameterizedTest
  @CsvSource({"application/json", "text/csv"})
  void answersAreGzippedWhereThatIsAskedFor(String accept) throws IOException {
    http.post(reading("packed", 1));
    HttpResponse<byte[]> plain = await("packed", 1, "Accept", accept);
    assertThat(ServerCalls.header(plain, "Content-Encoding")).isEmpty();

    HttpResponse<byte[]> packed = await("packed", 1, "Accept", accept, "Accept-Encoding", "gzip");
    assertThat(ServerCalls.header(packed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
        .isEqualTo(plain.body());
  }
}
