package io.energyiot.server.parameter;

import io.energyiot.model.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerDistance;

/** Says of a name that is not known which of the known ones it is like. */
public final class Nearest {
  private static final JaroWinklerDistance DISTANCE = new JaroWinklerDistance();

  private Nearest() {}

  /**
   * A sentence for the user.
   *
   * @param kind what is named, such as parameter
   * @param known the names that there are, in the order in which they are told
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
