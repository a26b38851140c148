package io.energyiot.client.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.client.http.Answer;
import io.energyiot.client.http.Http;
import io.energyiot.client.http.Json;
import io.energyiot.client.http.UrlParameters;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;

/** The registry of devices. Safe for use by several threads. */
public final class DeviceRegistry {
  private static final String PATH = "/v1/devices/";

  private final Http http;

  public DeviceRegistry(Http http) {
    this.http = http;
  }

  /**
   * What is known of a device.
   *
   * @throws EnergyException with {@link ErrorCode#DEVICE_UNKNOWN}
   */
  public RegisteredDevice get(String deviceId) {
    return Json.value(send(http.request(path(deviceId))).body(), RegisteredDevice.class);
  }

  /** Takes the place of what was known of the device. */
  public RegisteredDevice put(RegisteredDevice device) {
    HttpRequest.Builder request =
        http.request(path(device.deviceId()))
            .header("Content-Type", Http.JSON)
            .PUT(BodyPublishers.ofByteArray(Json.bytes(device)));
    return Json.value(send(request).body(), RegisteredDevice.class);
  }

  /**
   * Erases a device and all its readings for good, also one whose id is not accepted any more;
   * returns what was removed.
   */
  public JsonNode delete(String deviceId) {
    String query = UrlParameters.NONE.with("device_id", deviceId).query();
    return send(http.request("/v1/devices" + query).DELETE()).json();
  }

  /** A page of the devices that are asked for. */
  public DevicePage search(DeviceQuestion question) {
    return Json.value(send(http.request(question.path())).body(), DevicePage.class);
  }

  /** A page of those that have sent nothing since an instant. */
  public JsonNode silent(Instant since) {
    String query = UrlParameters.NONE.with("since", since).query();
    return send(http.request(PATH + "silent" + query)).json();
  }

  /** What is known of a device as JSON, with all fields that the server has. */
  public JsonNode json(String deviceId) {
    return send(http.request(path(deviceId))).json();
  }

  /** A page of devices as JSON, by parameters as text; those that are null are left out. */
  public JsonNode searchJson(Map<String, String> parameters) {
    return page("/v1/devices", parameters);
  }

  /** The same of devices that have sent nothing since the parameter {@code since}. */
  public JsonNode silentJson(Map<String, String> parameters) {
    return page(PATH + "silent", parameters);
  }

  private JsonNode page(String path, Map<String, String> parameters) {
    UrlParameters given = UrlParameters.NONE;
    for (Map.Entry<String, String> each : parameters.entrySet()) {
      given = given.with(each.getKey(), each.getValue());
    }
    return send(http.request(path + given.query())).json();
  }

  private static String path(String deviceId) {
    return PATH + UrlParameters.encoded(deviceId);
  }

  private Answer send(HttpRequest.Builder request) {
    return http.exchange(request.build()).orRefusal();
  }
}
