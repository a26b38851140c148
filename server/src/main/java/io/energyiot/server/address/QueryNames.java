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
 * The query parameters that an operation has. They are read from what declares and describes them,
 * so whatever is in the description of the API is taken, and nothing else.
 *
 * @param all the names, in their order
 * @param repeatable those that may come several times
 */
record QueryNames(Set<String> all, Set<String> repeatable) {

  /** Those of an operation. */
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

  /** These and those of an operation with the same address and method. */
  QueryNames and(QueryNames others) {
    Set<String> both = new LinkedHashSet<>(all);
    both.addAll(others.all);
    Set<String> bothRepeatable = new LinkedHashSet<>(repeatable);
    bothRepeatable.addAll(others.repeatable);
    return new QueryNames(both, bothRepeatable);
  }
}
