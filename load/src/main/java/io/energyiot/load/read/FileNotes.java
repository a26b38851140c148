package io.energyiot.load.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a reader says about a whole file besides its readings and rejects. For one thread. */
final class FileNotes {
  /** More would only repeat themselves. */
  private static final int MAX = 20;

  private final Map<String, Long> leftOut = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private boolean more;

  void leftOut(String what, long count) {
    if (leftOut.size() < MAX || leftOut.containsKey(what)) {
      leftOut.merge(what, count, Long::sum);
    } else {
      leftOut.merge("others", count, Long::sum);
    }
  }

  void note(String text) {
    if (notes.contains(text)) {
      return;
    }
    if (notes.size() < MAX) {
      notes.add(text);
    } else {
      more = true;
    }
  }

  /** How many things were left out, by their names. */
  Map<String, Long> leftOut() {
    return Collections.unmodifiableMap(leftOut);
  }

  /** At most 20 different sentences, and one that says so if there were more. */
  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (more) {
      all.add("there is more to say about this file than " + MAX + " notes");
    }
    return all;
  }
}
