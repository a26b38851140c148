package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Web pages of other sites, whose requests the browser of whoever works here sends. */
class OtherSitesIT {
  private static final String READING =
      "{\"device_id\":\"other-sites\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}";

  private final InetSocketAddress server = RunningServer.address();

  private String post(String path, String headers) {
    String head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: %d\r\n%s"
            .formatted(path, server.getPort(), READING.length(), headers.replace("|", "\r\n"));
    return RawHttp.exchange(server, head + "\r\n", READING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "/v1/readings ! X-Nothing: 1",
        "/v1/readings ! Content-Type:",
        "/v1/readings ! Content-Type: */*",
        "/v1/readings ! Content-Type: application/*",
        "/v1/readings ! Content-Type: text/plain",
        "/v1/readings ! Content-Type: text/plain; charset=utf-8",
        "/v1/readings ! Content-Type: text/plain|Content-Type: application/json",
        "/v1/readings ! Content-Type: application/x-www-form-urlencoded",
        "/v1/readings/query ! X-Nothing: 1",
        "/v1/devices ! Content-Type: multipart/form-data; boundary=x",
        "/v1/devices ! X-Nothing: 1",
        "/topics/meter_readings ! X-Nothing: 1",
        "/topics/meter_readings/partitions/0 ! Content-Type: text/plain",
      })
  void aBodyThatAPageMaySendUnaskedIsRefusedOnEveryRoute(String path, String headers) {
    String answer = post(path, headers);
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(415);
    boolean proxy = path.startsWith("/topics");
    assertThat(answer).contains(proxy ? "\"error_code\":415" : "MEDIA_TYPE_UNSUPPORTED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://localhost:1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
      })
  void aPageOfAnotherSiteChangesNothing(String header) {
    for (String path : new String[] {"/v1/readings", "/topics/meter_readings", "/v1/devices"}) {
      String answer = post(path, "Content-Type: application/json|" + header);
      assertThat(RawHttp.status(answer)).as(answer).isEqualTo(403);
    }
    String delete =
        "DELETE /v1/devices/other-sites HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";
    assertThat(RawHttp.status(RawHttp.exchange(server, delete, ""))).isEqualTo(403);
  }

  @Test
  void thisServersOwnPageAndProgramsMayPost() {
    String own = "http://127.0.0.1:" + server.getPort();
    String[] goods = {
      "", "|Origin: " + own + "|Sec-Fetch-Site: same-origin", "|Sec-Fetch-Site: none"
    };
    for (String good : goods) {
      String answer = post("/v1/readings", "Content-Type: application/json; charset=utf-8" + good);
      assertThat(RawHttp.status(answer)).as(answer).isEqualTo(202);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "localhost@evil.example",
        "localhost:1:2",
        "10.0.0.1",
        "[::2]",
        "",
      })
  void aHostThatIsNotThisMachineIsRefused(String host) {
    for (String method : new String[] {"GET /v1/loads", "DELETE /v1/devices/x", "GET /q/metrics"}) {
      String answer = RawHttp.exchange(server, method + " HTTP/1.1\r\nHost: " + host + "\r\n", "");
      assertThat(RawHttp.status(answer)).as(answer).isIn(400, 421);
      assertThat(answer).doesNotContain("\"loads\"").doesNotContain("erased");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.1.2.3:80", "[::1]", "[::1]:80"})
  void thisMachineIsKnownByItsNames(String host) {
    String answer =
        RawHttp.exchange(server, "GET /v1/loads HTTP/1.1\r\nHost: " + host + "\r\n", "");
    assertThat(RawHttp.status(answer)).as(answer).isEqualTo(200);
  }
}
