package io.energyiot.server.access;

import io.energyiot.model.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * All that can be asked of the server, with the role that it needs, and its {@link Reach}. There is
 * nothing else: the gate refuses what is not listed here, even if some resource would answer it.
 */
public final class Operations {
  /** Fixed paths come before those with variables that they would fit as well. */
  private static final String LIST =
      """
      any     nothing GET    /v1/whoami
      ingest  seen    POST   /v1/readings
      ingest  seen    POST   /topics/{topic}
      ingest  seen    POST   /topics/{topic}/partitions/{partition}
      read    seen    POST   /v1/readings/query
      read    seen    GET    /v1/devices
      read    seen    GET    /v1/devices/silent
      read    seen    GET    /v1/devices/{device_id}
      read    seen    GET    /v1/devices/{device_id}/readings
      read    seen    GET    /v1/devices/{device_id}/readings/history
      read    seen    GET    /v1/devices/{device_id}/usage
      read    seen    GET    /v1/fleet/profile
      read    seen    GET    /v1/fleet/load
      read    seen    GET    /v1/fleet/completeness
      read    seen    GET    /v1/fleet/top
      read    system  GET    /v1/fleet/findings
      read    system  GET    /v1/fleet/rollups
      read    system  GET    /v1/loads
      read    system  GET    /v1/loads/{id}
      operate system  POST   /v1/loads
      operate system  DELETE /v1/loads/{id}
      operate system  POST   /v1/loads/{id}/undo
      operate system  POST   /v1/devices
      operate own     PUT    /v1/devices/{device_id}
      admin   system  DELETE /v1/devices
      admin   own     DELETE /v1/devices/{device_id}
      admin   system  GET    /v1/audit
      admin   system  GET    /v1/keys
      admin   system  POST   /v1/keys
      admin   system  DELETE /v1/keys/{key_id}
      read    system  GET    /q/metrics
      read    nothing GET    /q/openapi
      read    nothing GET    /q/openapi.json
      read    nothing GET    /q/openapi.yaml
      read    nothing GET    /q/swagger-ui
      read    nothing GET    /q/swagger-ui/{file}
      """;

  /** What load balancers ask for, who have no credential. */
  private static final Set<String> OPEN =
      Set.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started");

  /** The files of the dashboard: they tell nothing that is stored. */
  private static final Pattern PAGES =
      Pattern.compile("/|/index\\.html|/dashboard(?:/[a-z0-9-]+){1,4}\\.[a-z]{2,4}");

  private static final List<Operation> ALL = LIST.lines().map(Operations::read).toList();

  private Operations() {}

  private static Operation read(String line) {
    String[] words = line.split(" +", -1);
    List<String> template = List.of(words[3].substring(1).split("/", -1));
    return new Operation(Role.find(words[0]), Reach.of(words[1]), words[2], words[3], template);
  }

  /** Returns the template of a path for which everybody may ask; empty if it is none. */
  static Optional<String> open(String method, String path) {
    if (path == null || !(method.equals("GET") || method.equals("HEAD"))) {
      return Optional.empty();
    }
    if (isPage(path)) {
      return Optional.of("/dashboard/{file}");
    }
    return OPEN.contains(path) ? Optional.of(path) : Optional.empty();
  }

  /** Returns whether a path is that of a file of the dashboard, if there is such a file. */
  public static boolean isPage(String path) {
    return path != null && PAGES.matcher(path).matches();
  }

  /** Returns the operation of a method at a path; empty if there is none. */
  static Optional<Operation> find(String method, List<String> parts) {
    String listed = method.equals("HEAD") ? "GET" : method;
    for (Operation each : ALL) {
      if (each.method().equals(listed) && each.isAt(parts)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Returns the value of the header {@code Allow} at a path; empty if nothing is there. */
  static Optional<String> allow(List<String> parts) {
    Set<String> methods = new TreeSet<>();
    for (Operation each : ALL) {
      if (each.isAt(parts)) {
        methods.add(each.method());
      }
    }
    if (methods.isEmpty()) {
      return Optional.empty();
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    methods.add("OPTIONS");
    return Optional.of(String.join(", ", methods));
  }

  /** Returns all of them. */
  public static List<Operation> all() {
    return ALL;
  }
}
