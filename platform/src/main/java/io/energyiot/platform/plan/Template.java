package io.energyiot.platform.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Configuration files that come with this module, with places like {@code {{port}}} to fill. */
final class Template {
  private Template() {}

  /** The file {@code name} as it is. */
  static String read(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("There is no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file {@code name} with its places filled.
   *
   * @throws IllegalStateException if a place has no value
   */
  static String fill(String name, Map<String, ?> values) {
    String text = read(name);
    for (Map.Entry<String, ?> value : values.entrySet()) {
      text = text.replace("{{" + value.getKey() + "}}", value.getValue().toString());
    }
    if (text.contains("{{")) {
      throw new IllegalStateException(name + " has a place that was not filled: " + text);
    }
    return text;
  }
}
