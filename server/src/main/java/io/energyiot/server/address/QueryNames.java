package io.energyiot.server.address;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;

/**
 * The query parameters that an operation has. They are read from the annotations that also describe
 * the API, so the server takes exactly what is described.
 *
 * @param all names, in order
 * @param repeatable those that may be repeated
 */
record QueryNames(Set<String> all, Set<String> repeatable) {

  /** Returns the parameters of an operation. */
  static QueryNames of(Method operation) {
    QueryNames names = new QueryNames(new LinkedHashSet<>(), new LinkedHashSet<>());
    for (var each :
        operation.getAnnotationsByType(
            org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class)) {
      if (each.in() == ParameterIn.QUERY) {
        names.all.add(each.name());
        if (each.schema().type() == SchemaType.ARRAY) {
          names.repeatable.add(each.name());
        }
      }
    }
    for (Parameter parameter : operation.getParameters()) {
      names.add(parameter);
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (RecordComponent component : parameter.getType().getRecordComponents()) {
          names.add(component.getAccessor());
        }
      }
    }
    return names;
  }

  private void add(AnnotatedElement element) {
    QueryParam parameter = element.getAnnotation(QueryParam.class);
    if (parameter != null) {
      all.add(parameter.value());
    }
  }

  /** Returns these names and those of another operation with the same address and method. */
  QueryNames and(QueryNames others) {
    Set<String> both = new LinkedHashSet<>(all);
    both.addAll(others.all);
    Set<String> bothRepeatable = new LinkedHashSet<>(repeatable);
    bothRepeatable.addAll(others.repeatable);
    return new QueryNames(both, bothRepeatable);
  }
}
