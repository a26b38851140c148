package io.energyiot.formats.greenbutton;

import io.energyiot.formats.FileContext;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names the device of a UsagePoint: by its service delivery point's name, else by the last part of
 * its link, else as the user says. A last part such as {@code 0} or {@code 01} counts the points of
 * one customer, so that it is the same in other customers' files, and no name.
 */
final class EspiDevices {
  /** Stands for a UsagePoint that the feed does not have. */
  static final EspiEntry NOT_NAMED = new EspiEntry();

  private static final Pattern COUNTER = Pattern.compile("\\d{0,2}|UsagePoint");

  private final FileContext context;
  private final Map<EspiEntry, String> names = new HashMap<>();
  private final Map<String, EspiEntry> taken = new HashMap<>();

  EspiDevices(FileContext context) {
    this.context = context;
  }

  /**
   * The device's id.
   *
   * @throws EnergyException with {@link ErrorCode#FIELD_MISSING} if there is none of its own
   */
  String of(EspiEntry usagePoint) {
    return names.computeIfAbsent(usagePoint, this::name);
  }

  private String name(EspiEntry usagePoint) {
    String last = usagePoint.lastPart();
    String name = usagePoint.deviceName();
    boolean counter = COUNTER.matcher(last).matches();
    if (name.isEmpty()) {
      name = counter ? context.deviceId() : last;
    }
    if (name == null) {
      throw missing("nothing names the device of UsagePoint " + Quoted.of(usagePoint.self()));
    }
    EspiEntry other = taken.putIfAbsent(name, usagePoint);
    if (other != null) {
      throw missing(
          "UsagePoints %s and %s would both be the device %s"
              .formatted(Quoted.of(other.self()), Quoted.of(usagePoint.self()), Quoted.of(name)));
    }
    return name;
  }

  private static EnergyException missing(String what) {
    return new EnergyException(
        ErrorCode.FIELD_MISSING, what + "; a device of its own must be given for each");
  }
}
