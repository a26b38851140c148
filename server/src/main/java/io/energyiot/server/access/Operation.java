package io.energyiot.server.access;

import io.energyiot.model.access.Role;
import java.util.List;
import java.util.Optional;

/**
 * Something that can be asked of the server.
 *
 * @param role that it needs; empty if every identity may
 * @param reach what it tells or changes
 * @param method of HTTP
 * @param path as the description of the API has it
 * @param template the parts of its path; those in braces stand for any text
 */
public record Operation(
    Optional<Role> role, Reach reach, String method, String path, List<String> template) {
  private static final String DEVICE = "{device_id}";

  /** Returns whether a path with these parts is its path. */
  boolean isAt(List<String> parts) {
    if (parts.size() != template.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      String part = template.get(i);
      if (!part.startsWith("{") && !part.equals(parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the device that a path names; null if its operation has none. */
  public String device(List<String> parts) {
    int place = template.indexOf(DEVICE);
    return place < 0 ? null : parts.get(place);
  }

  /** Returns the first other variable of a path, such as the id of a load; null if it has none. */
  public String target(List<String> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (template.get(i).startsWith("{") && !template.get(i).equals(DEVICE)) {
        return parts.get(i);
      }
    }
    return null;
  }
}
