package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.place.Box;
import io.energyiot.model.place.Circle;
import io.energyiot.model.place.Location;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The device registry by REST: one device, many, searches, meters that are silent, erasure. */
class DevicesIT {
  private static final Pattern ID = Pattern.compile("\"device_id\":\"([^\"]*)\"");
  private static final Map<String, Location> PLACES = new TreeMap<>();

  private final ServerCalls http = RunningServer.http();

  private static HttpResponse<byte[]> put(String id, String json) {
    return RunningServer.http()
        .send(
            "PUT",
            "/v1/devices/" + id,
            BodyPublishers.ofString(json),
            "Content-Type",
            "application/json");
  }

  private static HttpResponse<byte[]> importCsv(String csv) {
    return RunningServer.http()
        .send("POST", "/v1/devices", BodyPublishers.ofString(csv), "Content-Type", "text/csv");
  }

  /** Meters around Berlin, around the antimeridian in Fiji, and around the North Pole. */
  @BeforeAll
  static void register() {
    Random random = new Random(11);
    StringBuilder csv = new StringBuilder("device_id,latitude,longitude,region,tariff\n");
    for (int i = 0; i < 1_500; i++) {
      Location place =
          switch (i % 3) {
            case 0 -> place(52.52, 0.3, 13.4, 0.5, random);
            case 1 -> place(-17, 2, 180, 2, random);
            default -> place(89.5, 0.5, 0, 180, random);
          };
      String id = "P%04d".formatted(i);
      PLACES.put(id, place);
      csv.append(id).append(',').append(place.latitude()).append(',').append(place.longitude());
      csv.append(",placed,").append(i % 7 == 0 ? "T7" : "T1").append('\n');
    }
    HttpResponse<byte[]> receipt = importCsv(csv.toString());
    assertThat(ServerCalls.text(receipt)).isEqualTo("{\"accepted\":1500,\"rejected\":[]}");
  }

  private static Location place(
      double latitude, double north, double longitude, double east, Random random) {
    double turned = longitude + east * (2 * random.nextDouble() - 1);
    return new Location(
        Math.min(90, latitude + north * (2 * random.nextDouble() - 1)),
        turned > 180 ? turned - 360 : turned);
  }

  /** The ids of all pages, each of which names the next one in its body and in its header. */
  private List<String> ids(String question) {
    List<String> ids = new ArrayList<>();
    String next = question;
    while (next != null) {
      HttpResponse<byte[]> page = http.get(next);
      assertThat(page.statusCode()).as(ServerCalls.text(page)).isEqualTo(200);
      Matcher id = ID.matcher(ServerCalls.text(page));
      while (id.find()) {
        ids.add(id.group(1));
      }
      String cursor = JsonLines.at(page.body(), "/next_cursor");
      String link = ServerCalls.header(page, "Link");
      assertThat(link.isEmpty()).isEqualTo(cursor == null);
      next = null;
      if (cursor != null) {
        assertThat(link).contains("cursor=" + cursor).endsWith(">; rel=\"next\"");
        next = link.substring(link.indexOf("/v1/"), link.indexOf('>'));
      }
    }
    return ids;
  }

  private static List<String> where(Predicate<Location> rule) {
    return PLACES.entrySet().stream()
        .filter(each -> rule.test(each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void check(String question, List<String> expected) {
    List<String> found = ids(question);
    assertThat(found).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(found)).containsExactlyElementsOf(expected);
  }

  @Test
  void aDeviceIsPutReplacedAndRead() {
    String whole =
        "{\"latitude\":52.52,\"longitude\":13.405,\"region\":\"mitte\",\"tariff\":\"H0\","
            + "\"feeder\":\"F-17\",\"customer\":\"C-4711\",\"interval\":\"PT15M\",\"unit\":\"kWh\","
            + "\"installed\":\"2024-05-01\",\"removed\":null}";
    HttpResponse<byte[]> created = put("put-1", whole);
    assertThat(created.statusCode()).as(ServerCalls.text(created)).isEqualTo(201);
    HttpResponse<byte[]> read = http.get("/v1/devices/put-1");
    assertThat(ServerCalls.text(read))
        .isEqualTo(ServerCalls.text(created))
        .startsWith(
            whole.replace("{\"latitude", "{\"device_id\":\"put-1\",\"latitude").replace("}", ""))
        .contains(",\"updated\":\"20");

    // What was read may be sent back.
    HttpResponse<byte[]> again = put("put-1", ServerCalls.text(read));
    assertThat(again.statusCode()).as(ServerCalls.text(again)).isEqualTo(200);

    HttpResponse<byte[]> less = put("put-1", "{\"region\":\"mitte\"}");
    assertThat(JsonLines.at(less.body(), "/region")).isEqualTo("mitte");
    assertThat(JsonLines.at(less.body(), "/tariff")).isEqualTo("null");
    assertThat(ids("/v1/devices?near=52.52,13.405&radius=1")).doesNotContain("put-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"latitude\":91,\"longitude\":0} | LOCATION_INVALID | latitude",
        "{\"latitude\":1} | LOCATION_INVALID | longitude",
        "{\"latitude\":\"1\",\"longitude\":0} | JSON_INVALID | latitude",
        "{\"region\":7} | JSON_INVALID | region",
        "{\"region\":[\"x\"]} | JSON_INVALID | region",
        "{\"colour\":\"red\"} | FIELD_UNKNOWN | colour",
        "{\"interval\":\"quarter\"} | INTERVAL_INVALID | interval",
        "{\"unit\":\"therm\"} | UNIT_INVALID | unit",
        "{\"installed\":\"2026-02-30\"} | DATE_INVALID | installed",
        "{\"device_id\":\"another\"} | DEVICE_ID_INVALID | device_id",
        "[] | JSON_INVALID |",
        "{\"region\": | JSON_INVALID |",
        "{\"region\":\"a\",\"region\":\"b\"} | JSON_INVALID |"
      })
  void aFieldThatBreaksItsRuleIsNamed(String json, ErrorCode code, String field) {
    Problems.check(put("put-2", json), 400, code, field);
    Problems.check(http.get("/v1/devices/put-2"), 404, ErrorCode.DEVICE_UNKNOWN, null);
  }

  @Test
  void anImportStoresGoodLinesNamesBadOnesAndKeepsWhatItDoesNotMention() {
    assertThat(put("csv-1", "{\"region\":\"csv\",\"feeder\":\"F1\"}").statusCode()).isEqualTo(201);
    HttpResponse<byte[]> receipt =
        importCsv("device_id,region,tariff\ncsv-1,csv,T9\n,csv,T9\ncsv-3,csv,\n");
    assertThat(receipt.statusCode()).isEqualTo(200);
    assertThat(ServerCalls.text(receipt))
        .startsWith(
            "{\"accepted\":2,\"rejected\":[{\"line\":3,\"code\":\"DEVICE_ID_INVALID\","
                + "\"field\":\"device_id\",\"detail\":\"");
    assertThat(JsonLines.at(http.get("/v1/devices/csv-1").body(), "/feeder")).isEqualTo("F1");
    check("/v1/devices?region=csv", List.of("csv-1", "csv-3"));
    check("/v1/devices?region=csv&tariff=T9", List.of("csv-1"));
    check("/v1/devices?region=csv&tariff=T9&feeder=F1&limit=1", List.of("csv-1"));
    check("/v1/devices?region=csv&customer=nobody", List.of());

    Problems.check(importCsv("id,region\n1,x\n"), 400, ErrorCode.FIELD_UNKNOWN, "id");
    Problems.check(importCsv("device_id,unit\n1,therm\n"), 400, ErrorCode.NOTHING_ACCEPTED, null);
  }

  @Test
  void pagesTogetherHaveEachDeviceOnce() {
    check("/v1/devices?region=placed&limit=400", List.copyOf(PLACES.keySet()));
    check("/v1/devices?region=placed&tariff=T7&limit=50", sevenths());
    assertThat(ids("/v1/devices?limit=1000")).containsAll(PLACES.keySet());
  }

  private static List<String> sevenths() {
    return PLACES.keySet().stream()
        .filter(id -> Integer.parseInt(id.substring(1)) % 7 == 0)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "52.52, 13.4, 3000",
    "52.52, 13.4, 30000",
    "-17, 180, 50000",
    "-17, -179.9, 120000",
    "90, 0, 40000",
    "89.9, 170, 60000",
    "0, 0, 20100000"
  })
  void aCircleHasExactlyTheDevicesInIt(double latitude, double longitude, double radius) {
    Circle circle = new Circle(new Location(latitude, longitude), radius);
    check(
        "/v1/devices?region=placed&limit=77&near=%s,%s&radius=%s"
            .formatted(latitude, longitude, (long) radius),
        where(circle::contains));
  }

  @ParameterizedTest
  @CsvSource({
    "13.3, 52.4, 13.5, 52.6",
    "179, -18, -179, -16",
    "178, -19, 180, -15",
    "-180, -19, -178, -15",
    "-30, 89, 40, 90",
    "-180, -90, 180, 90",
    "0, 0, 1, 1"
  })
  void aBoxHasExactlyTheDevicesInIt(double west, double south, double east, double north) {
    Box box = new Box(west, south, east, north);
    check(
        "/v1/devices?region=placed&limit=77&bbox=%s,%s,%s,%s".formatted(west, south, east, north),
        where(box::contains));
  }

  @ParameterizedTest
  @CsvSource({
    "bbox=1;2;3, bbox",
    "bbox=1;2;3;4;5, bbox",
    "bbox=a;2;3;4, bbox",
    "bbox=181;2;3;4, bbox",
    "bbox=1;4;3;2, bbox",
    "bbox=1;-91;3;2, bbox",
    "bbox=1;2;3;4&near=1;1&radius=5, bbox",
    "near=1;1, radius",
    "radius=5, near",
    "near=91;1&radius=5, near",
    "near=1&radius=5, near",
    "near=1;1&radius=-1, radius",
    "near=1;1&radius=1e3, radius",
    "near=1;1&radius=20100001, radius",
    "limit=0, limit",
    "limit=1001, limit",
    "cursor=nonsense, cursor",
    "region=%20x, region"
  })
  void aWrongParameterIsNamed(String parameters, String field) {
    ErrorCode code =
        field.equals("region") ? ErrorCode.ATTRIBUTE_INVALID : ErrorCode.PARAMETER_INVALID;
    Problems.check(http.get("/v1/devices?" + parameters.replace(';', ',')), 400, code, field);
  }

  @Test
  void metersThatStoppedAreSilent() {
    importCsv(
        """
        device_id,region,installed,removed
        silent-1,quiet,2020-01-01,
        silent-2,quiet,,
        silent-3,quiet,2020-01-01,2026-01-02
        silent-4,quiet,2199-01-01,
        silent-5,quiet,2020-01-01,
        silent-6,quiet,2020-01-01,
        """);
    String today = LocalDate.now(ZoneOffset.UTC) + "T00:00:00Z";
    http.post(
        "{\"device_id\":\"silent-5\",\"start\":\"2026-01-10T12:00:00Z\",\"value\":1}\n"
            + "{\"device_id\":\"silent-5\",\"start\":\"2026-01-10T12:15:00Z\",\"value\":1,"
            + "\"channel\":\"KWH_EXPORT\"}\n"
            + "{\"device_id\":\"silent-6\",\"start\":\""
            + today
            + "\",\"value\":1}");
    String question = "/v1/devices/silent?region=quiet&since=2026-01-10T12:15:00Z";
    assertThat(
            http.await(Duration.ofSeconds(10), DevicesIT::bothThatSendAreMissing, question)
                .statusCode())
        .isEqualTo(200);
    check(question, List.of("silent-1", "silent-2"));
    check(question + "&limit=1", List.of("silent-1", "silent-2"));
    check(
        "/v1/devices/silent?region=quiet&since=2026-01-10T12:16:00Z",
        List.of("silent-1", "silent-2", "silent-5"));
    check("/v1/devices/silent?region=quiet&since=2026-01-09", List.of("silent-1", "silent-2"));
    Problems.check(http.get("/v1/devices/silent"), 400, ErrorCode.PARAMETER_INVALID, "since");
  }

  /** The two are on partitions of their own: one may be stored before the other. */
  private static boolean bothThatSendAreMissing(HttpResponse<byte[]> silent) {
    String answer = ServerCalls.text(silent);
    return !answer.contains("silent-5") && !answer.contains("silent-6");
  }

  @Test
  void anErasedDeviceIsGoneAndTheAnswerSaysWhatItHad() {
    assertThat(put("gone", "{}").statusCode()).isEqualTo(201);
    http.post(
        "{\"device_id\":\"gone\",\"start\":\"2026-01-10T00:00:00Z\",\"value\":1}\n"
            + "{\"device_id\":\"gone\",\"start\":\"2026-01-12T00:00:00Z\",\"value\":1}");
    String readings = "/v1/devices/gone/readings?from=2026-01-12&to=2026-01-13";
    http.await(Duration.ofSeconds(10), each -> each.statusCode() == 200, readings);

    HttpResponse<byte[]> erased = http.send("DELETE", "/v1/devices/gone", BodyPublishers.noBody());

    assertThat(erased.statusCode()).as(ServerCalls.text(erased)).isEqualTo(200);
    assertThat(ServerCalls.text(erased))
        .contains("\"registered\":true")
        .endsWith(
            "\"channels\":[{\"channel\":\"KWH\",\"days\":2,\"blocks\":2,"
                + "\"first_day\":\"2026-01-10\",\"last_day\":\"2026-01-12\"}]}");
    Problems.check(http.get(readings), 404, ErrorCode.DEVICE_UNKNOWN, null);
    Problems.check(http.get("/v1/devices/gone"), 404, ErrorCode.DEVICE_UNKNOWN, null);
    HttpResponse<byte[]> again = http.send("DELETE", "/v1/devices/gone", BodyPublishers.noBody());
    assertThat(ServerCalls.text(again))
        .contains("\"registered\":false")
        .endsWith("\"channels\":[]}");
  }
}
