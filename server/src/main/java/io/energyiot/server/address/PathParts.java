package io.energyiot.server.address;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The decoded parts of a path between its slashes. They are read once for each request, so that all
 * filters agree on them.
 */
public final class PathParts {
  private static final String KEPT = PathParts.class.getName();
  private static final String PROXY = "topics";
  private static final Set<String> OURS = Set.of("v1", PROXY);

  private PathParts() {}

  /**
   * Returns the parts of a request's path; the first call reads them.
   *
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID} or {@link
   *     ErrorCode#DEVICE_ID_INVALID} if some reader on the way would drop parts, or read others
   */
  public static List<String> of(RoutingContext routing) {
    List<String> parts = routing.get(KEPT);
    if (parts == null) {
      parts = read(routing.request().path());
      routing.put(KEPT, parts);
    }
    return parts;
  }

  /** Returns whether a request is for the REST proxy, also if its path is malformed behind that. */
  public static boolean isOfProxy(RoutingContext routing) {
    try {
      return of(routing).get(0).equals(PROXY);
    } catch (EnergyException e) {
      String path = routing.request().path();
      return path != null && path.startsWith("/" + PROXY + "/");
    }
  }

  private static List<String> read(String path) {
    if (path == null || !path.startsWith("/")) {
      throw invalid("must begin with a slash", path);
    }
    List<String> parts = new ArrayList<>();
    for (String part : Addresses.parts(path)) {
      if (part.indexOf(';') >= 0) {
        throw invalid("must have no ; (in an id, write %3B)", path);
      }
      String text =
          EncodedText.decode(part, false)
              .orElseThrow(() -> invalid("must be percent-encoded UTF-8 (for %, write %25)", path));
      if (text.equals(".") || text.equals("..")) {
        throw new BrokenRuleException(
            ErrorCode.DEVICE_ID_INVALID,
            "device_id",
            "neither an address nor a device id may have . or .. for a part; the path is "
                + Quoted.of(path));
      }
      parts.add(text);
    }
    boolean ours = OURS.contains(parts.get(0));
    if (parts.subList(0, parts.size() - 1).contains("") || (ours && parts.contains(""))) {
      throw invalid(
          "must have something between and after its slashes (in an id, write %2F for /)", path);
    }
    return parts;
  }

  private static EnergyException invalid(String rule, String path) {
    return new EnergyException(
        ErrorCode.PARAMETER_INVALID,
        "the path of an address " + rule + "; it is " + Quoted.of(path));
  }
}
