package io.energyiot.model.access;

import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The devices that an identity sees. Its texts are {@code *} for all, {@code device=ID} for each of
 * some, or {@code FIELD=VALUE} for those that have this value in the device registry.
 */
public sealed interface Scope {
  /** All devices. */
  Scope WHOLE = new Whole();

  /** No device. */
  Scope NOTHING = new Devices(Set.of());

  /** Some devices at most. */
  int MAX_DEVICES = 1000;

  /** The registry's fields that may bound a scope. */
  Set<DeviceField> FIELDS =
      Set.of(DeviceField.CUSTOMER, DeviceField.REGION, DeviceField.TARIFF, DeviceField.FEEDER);

  /** All devices. */
  record Whole() implements Scope {
    @Override
    public List<String> texts() {
      return List.of("*");
    }

    @Override
    public boolean includes(Device device) {
      return true;
    }
  }

  /**
   * Some devices.
   *
   * @param ids 1 to {@link #MAX_DEVICES}; none in {@link #NOTHING} alone
   */
  record Devices(Set<String> ids) implements Scope {
    private static final String PREFIX = "device=";

    /** Copies the ids. */
    public Devices {
      ids = Set.copyOf(ids);
    }

    @Override
    public List<String> texts() {
      return ids.stream().sorted().map(PREFIX::concat).toList();
    }

    @Override
    public boolean includes(Device device) {
      return ids.contains(device.deviceId());
    }
  }

  /** The devices that have a value in a field of the device registry, such as a customer's. */
  record Group(DeviceField field, String value) implements Scope {
    @Override
    public List<String> texts() {
      return List.of(field.text() + "=" + value);
    }

    @Override
    public boolean includes(Device device) {
      return value.equals(device.attribute(field));
    }
  }

  /** Returns the texts, of which {@link #of} makes the same scope. */
  List<String> texts();

  /** Returns whether it has a device, as the device registry knows it now. */
  boolean includes(Device device);

  /**
   * Returns the scope of these texts.
   *
   * @throws BrokenRuleException with {@link ErrorCode#SCOPE_INVALID} if they make none
   */
  static Scope of(Collection<String> texts) {
    Set<String> different = new TreeSet<>(texts);
    if (different.equals(Set.of("*"))) {
      return WHOLE;
    }
    if (!different.isEmpty() && different.stream().allMatch(it -> it.startsWith(Devices.PREFIX))) {
      return devices(different);
    }
    if (different.size() == 1) {
      return group(different.iterator().next());
    }
    throw invalid(String.join(" ", different));
  }

  private static Scope devices(Set<String> texts) {
    if (texts.size() > MAX_DEVICES) {
      throw invalid(texts.size() + " devices, more than " + MAX_DEVICES);
    }
    Set<String> ids = new TreeSet<>();
    for (String each : texts) {
      ids.add(Series.checkDeviceId(each.substring(Devices.PREFIX.length())));
    }
    return new Devices(ids);
  }

  private static Scope group(String text) {
    int equals = text.indexOf('=');
    String value = text.substring(equals + 1);
    if (equals > 0
        && !value.isEmpty()
        && value.length() <= DeviceBuilder.LONGEST_ATTRIBUTE
        && Quoted.isPlain(value)) {
      DeviceField field = DeviceField.of(text.substring(0, equals)).orElse(null);
      if (field != null && FIELDS.contains(field)) {
        return new Group(field, value);
      }
    }
    throw invalid(text);
  }

  private static BrokenRuleException invalid(String found) {
    return new BrokenRuleException(
        ErrorCode.SCOPE_INVALID,
        "scope",
        "a scope is * for all devices, device=ID once or more, or one of customer=, region=,"
            + " tariff=, feeder= with a value; it is "
            + Quoted.of(found));
  }
}
