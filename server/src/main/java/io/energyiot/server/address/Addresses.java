package io.energyiot.server.address;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The addresses of the API, as resource classes declare them: a tree of the parts between slashes.
 * A fixed part is preferred to a variable one.
 */
final class Addresses {
  private final Map<String, Addresses> words = new HashMap<>();
  private final TreeMap<String, QueryNames> methods = new TreeMap<>();
  private Addresses variable;

  private Addresses() {}

  /** Returns the addresses of resource classes. */
  static Addresses of(Iterable<? extends Class<?>> resources) {
    Addresses root = new Addresses();
    for (Class<?> resource : resources) {
      for (Method operation : resource.getMethods()) {
        httpMethod(operation)
            .ifPresent(
                name ->
                    root.at(path(resource, operation))
                        .methods
                        .merge(name, QueryNames.of(operation), QueryNames::and));
      }
    }
    return root;
  }

  private static Optional<String> httpMethod(Method operation) {
    return Arrays.stream(operation.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value())
        .findFirst();
  }

  private static List<String> path(Class<?> resource, Method operation) {
    Path itsOwn = operation.getAnnotation(Path.class);
    String whole =
        resource.getAnnotation(Path.class).value() + (itsOwn == null ? "" : "/" + itsOwn.value());
    return parts(whole.replaceAll("/+", "/"));
  }

  /** Splits a path, which begins with a slash. */
  static List<String> parts(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  private Addresses at(List<String> parts) {
    Addresses here = this;
    for (String part : parts) {
      if (!part.startsWith("{")) {
        here = here.words.computeIfAbsent(part, word -> new Addresses());
      } else {
        here.variable = here.variable == null ? new Addresses() : here.variable;
        here = here.variable;
      }
    }
    return here;
  }

  /**
   * Returns the query parameters that an address has for each HTTP method; empty if there is no
   * such address.
   */
  Map<String, QueryNames> find(List<String> parts) {
    if (parts.isEmpty()) {
      return methods;
    }
    List<String> rest = parts.subList(1, parts.size());
    Addresses word = words.get(parts.get(0));
    boolean varies = variable != null && !parts.get(0).isEmpty();
    Map<String, QueryNames> ofWord = word == null ? Map.of() : word.find(rest);
    Map<String, QueryNames> ofVariable = varies ? variable.find(rest) : Map.of();
    if (ofWord.isEmpty() || ofVariable.isEmpty()) {
      return ofWord.isEmpty() ? ofVariable : ofWord;
    }
    Map<String, QueryNames> both = new TreeMap<>(ofVariable);
    both.putAll(ofWord);
    return both;
  }
}
