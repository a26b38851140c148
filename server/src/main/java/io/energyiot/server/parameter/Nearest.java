package io.energyiot.server.parameter;

import io.energyiot.model.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerDistance;

/** Suggests a known name for an unknown one. */
public final class Nearest {
  private static final JaroWinklerDistance DISTANCE = new JaroWinklerDistance();

  private Nearest() {}

  /**
   * Returns a sentence for the user.
   *
   * @param kind what is named, such as parameter
   * @param known all names, in the order in which the sentence lists them
   */
  public static String sentence(String kind, String name, Collection<String> known) {
    String said = "there is no " + kind + " " + Quoted.of(name) + " here";
    if (known.isEmpty()) {
      return said + ", nor any other";
    }
    List<String> names = new ArrayList<>(known);
    names.sort(Comparator.comparing(each -> DISTANCE.apply(name, each)));
    return said + "; did you mean " + names.get(0) + "? There are " + String.join(", ", known);
  }
}
