package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.energyiot.formats.DeviceSink;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import io.energyiot.model.place.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceCsvTest {
  private static final class Found implements DeviceSink {
    private final List<Device> devices = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private Set<DeviceField> given = Set.of();

    @Override
    public void device(Device device, Set<DeviceField> fields) {
      devices.add(device);
      given = fields;
    }

    @Override
    public void reject(Reject reject) {
      rejects.add(reject);
    }
  }

  private static Found read(String csv) {
    Found found = new Found();
    try {
      DeviceCsv.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  @Test
  void columnsComeInAnyOrderAndNoneButTheIdIsNeeded() {
    Found found =
        read(
            "longitude,device_id,latitude,region\r\n13.405,MTR1,52.52,\"Mitte, \"\"Ost\"\"\"\r\n"
                + "\r\n,MTR2,,\r\n");
    assertThat(found.rejects).isEmpty();
    assertThat(found.given)
        .containsExactlyInAnyOrder(
            DeviceField.DEVICE_ID, DeviceField.LATITUDE, DeviceField.LONGITUDE, DeviceField.REGION);
    assertThat(found.devices).extracting(Device::deviceId).containsExactly("MTR1", "MTR2");
    assertThat(found.devices.get(0).location()).isEqualTo(new Location(52.52, 13.405));
    assertThat(found.devices.get(0).region()).isEqualTo("Mitte, \"Ost\"");
    assertThat(found.devices.get(1).location()).isNull();
    assertThat(found.devices.get(1).region()).isNull();
  }

  @Test
  void aBadLineIsNamedAndTheOthersAreRead() {
    Found found =
        read(
            """
            device_id,unit,installed
            MTR1,kWh,2026-01-01
            MTR2,therm,2026-01-01
            ,kWh,2026-01-01
            MTR4,kWh
            MTR5,kWh,2026-13-01
            MTR6,Wh,
            """);
    assertThat(found.devices).extracting(Device::deviceId).containsExactly("MTR1", "MTR6");
    assertThat(found.rejects)
        .extracting(Reject::record, Reject::field, Reject::code)
        .containsExactly(
            tuple(3L, "unit", ErrorCode.UNIT_INVALID),
            tuple(4L, "device_id", ErrorCode.DEVICE_ID_INVALID),
            tuple(5L, null, ErrorCode.COLUMNS_WRONG),
            tuple(6L, "installed", ErrorCode.DATE_INVALID));
  }

  @ParameterizedTest
  @CsvSource({
    "'', FIELD_MISSING, device_id",
    "'region', FIELD_MISSING, device_id",
    "'device_id,latitude', FIELD_MISSING, longitude",
    "'device_id,longitude', FIELD_MISSING, latitude",
    "'device_id,colour', FIELD_UNKNOWN, colour",
    "'Device_ID', FIELD_UNKNOWN, Device_ID",
    "'device_id,region,region', COLUMNS_WRONG, region"
  })
  void aWrongFirstLineEndsIt(String header, ErrorCode code, String field) {
    BrokenRuleException broken =
        catchThrowableOfType(BrokenRuleException.class, () -> read(header));
    assertThat(broken.code()).isEqualTo(code);
    assertThat(broken.field()).isEqualTo(field);
  }
}
