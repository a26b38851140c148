package io.energyiot.server.devices;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.place.Area;
import io.energyiot.model.place.Box;
import io.energyiot.model.place.Circle;
import io.energyiot.model.place.Location;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the area that a question names. */
final class AreaParameter {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,18})?");

  /** Half the circumference of the earth and a little more, metres. */
  private static final double MAX_RADIUS = 20_100_000;

  private AreaParameter() {}

  /**
   * Returns the area; empty if none is named.
   *
   * @param bbox {@code west,south,east,north} in degrees
   * @param near {@code latitude,longitude} in degrees
   * @param radius metres around {@code near}
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  static Optional<Area> parse(String bbox, String near, String radius) {
    if (bbox != null && (near != null || radius != null)) {
      throw invalid("bbox", "bbox must not come together with near and radius", bbox);
    }
    if ((near == null) != (radius == null)) {
      throw invalid(near == null ? "near" : "radius", "near and radius must come together", null);
    }
    return bbox != null
        ? Optional.of(box(bbox))
        : Optional.ofNullable(near).map(place -> circle(place, radius));
  }

  private static Area box(String text) {
    double[] edges =
        numbers("bbox", text, 4, "four numbers with commas between them: west,south,east,north");
    if (Math.abs(edges[0]) > 180 || Math.abs(edges[2]) > 180) {
      throw invalid("bbox", "west and east of bbox must be from -180 to 180 degrees", text);
    }
    if (edges[1] < -90 || edges[1] > edges[3] || edges[3] > 90) {
      throw invalid(
          "bbox",
          "south of bbox must not be over north, and both must be from -90 to 90 degrees",
          text);
    }
    return new Box(edges[0], edges[1], edges[2], edges[3]);
  }

  private static Area circle(String near, String radius) {
    double[] place =
        numbers("near", near, 2, "two numbers with a comma between them: latitude,longitude");
    if (Math.abs(place[0]) > 90 || Math.abs(place[1]) > 180) {
      throw invalid(
          "near", "near must be a latitude from -90 to 90 and a longitude from -180 to 180", near);
    }
    double metres = numbers("radius", radius, 1, "a number of metres")[0];
    if (metres < 0 || metres > MAX_RADIUS) {
      throw invalid("radius", "radius must be from 0 to 20100000 metres", radius);
    }
    return new Circle(new Location(place[0], place[1]), metres);
  }

  private static double[] numbers(String name, String text, int count, String rule) {
    String[] parts = text.split(",", -1);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      if (parts.length != count || !NUMBER.matcher(parts[i]).matches()) {
        throw invalid(name, name + " must be " + rule, text);
      }
      numbers[i] = Double.parseDouble(parts[i]);
    }
    return numbers;
  }

  private static BrokenRuleException invalid(String name, String rule, String text) {
    String detail = text == null ? rule : rule + "; " + name + " is " + Quoted.of(text);
    return new BrokenRuleException(ErrorCode.PARAMETER_INVALID, name, detail);
  }
}
