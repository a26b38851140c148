package io.energyiot.client.device;

import io.energyiot.client.http.Answer;
import io.energyiot.client.http.Http;
import io.energyiot.client.http.Json;
import io.energyiot.client.http.UrlParameters;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** The device registry. Safe for use by several threads. */
public final class DeviceRegistry {
  private static final String PATH = "/v1/devices/";

  private final Http http;

  /** Asks over {@code http}. */
  public DeviceRegistry(Http http) {
    this.http = http;
  }

  /**
   * Returns what is known of a device.
   *
   * @throws EnergyException with {@link ErrorCode#DEVICE_UNKNOWN}
   */
  public RegisteredDevice get(String deviceId) {
    return Json.value(raw(deviceId), RegisteredDevice.class);
  }

  /** Replaces what was known of a device. */
  public RegisteredDevice put(RegisteredDevice device) {
    HttpRequest.Builder request =
        http.request(path(device.deviceId()))
            .header("Content-Type", Http.JSON)
            .PUT(BodyPublishers.ofByteArray(Json.bytes(device)));
    return send(request).as(RegisteredDevice.class);
  }

  /**
   * Erases a device and all its readings for good, even one whose id is no longer accepted; returns
   * what was removed.
   */
  public ErasedDevice delete(String deviceId) {
    String query = UrlParameters.NONE.with("device_id", deviceId).query();
    return send(http.request("/v1/devices" + query).DELETE()).as(ErasedDevice.class);
  }

  /** Returns a page of devices. */
  public DevicePage search(DeviceQuestion question) {
    return Json.value(raw(question), DevicePage.class);
  }

  /** Returns a page of devices as the answer's bytes, in JSON. */
  public byte[] raw(DeviceQuestion question) {
    return send(http.request(question.path())).body();
  }

  /** Returns a device as the answer's bytes, in JSON. */
  public byte[] raw(String deviceId) {
    return send(http.request(path(deviceId))).body();
  }

  private static String path(String deviceId) {
    return PATH + UrlParameters.encoded(deviceId);
  }

  private Answer send(HttpRequest.Builder request) {
    return http.exchange(request.build()).orRefusal();
  }
}
