package io.energyiot.cli.help;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what a user may have meant: names that differ from what was written by few letters. */
final class Likeness {
  private static final int MAX = 3;

  private Likeness() {}

  /** The names that differ least, the nearest first; empty if none is near. */
  static List<String> of(String written, Collection<String> names) {
    int limit = Math.max(1, (bare(written).length() + 1) / 3);
    return names.stream()
        .filter(name -> distance(bare(written), bare(name)) <= limit)
        .sorted(
            Comparator.comparingInt((String name) -> distance(bare(written), bare(name)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MAX)
        .toList();
  }

  private static String bare(String name) {
    return name.replaceFirst("^-+", "");
  }

  /** How many letters have to be inserted, deleted, changed or swapped with the next one. */
  static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        steps[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(steps, a, b, i, j);
      }
    }
    return steps[a.length()][b.length()];
  }

  private static int step(int[][] steps, String a, String b, int i, int j) {
    int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int one = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
    int min = Math.min(one, steps[i - 1][j - 1] + changed);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(min, steps[i - 2][j - 2] + 1) : min;
  }
}
