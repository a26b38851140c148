package io.energyiot.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A progress bar as a line: what is done, a bar, percent, the time that is left, figures. Of a line
 * that would be too long, whole figures are left out, the last ones first and the time last.
 */
final class BarText {
  /** Steps of a bar from nothing to all. */
  static final int STEPS = 1_000;

  private static final int SHORTEST_BAR = 10;
  private static final int LONGEST_BAR = 40;
  private static final String TIME = " left";

  private BarText() {}

  /**
   * The line.
   *
   * @param share 0 to 1
   * @param figures between commas; may be empty or null
   * @param width how many characters it may have
   */
  static String of(String task, double share, String figures, int width) {
    String percent = String.format(Locale.ROOT, "%3d %%", (int) (share * 100));
    List<String> parts =
        new ArrayList<>(figures == null || figures.isBlank() ? List.of() : split(figures));
    int room = width - percent.length() - SHORTEST_BAR - 4; // two blanks and two brackets
    while (!parts.isEmpty() && length(parts) + task.length() > room) {
      parts.remove(leastWanted(parts));
    }
    String name = shortened(task, room - length(parts));
    int cells = Math.min(LONGEST_BAR, width - percent.length() - 4 - length(parts) - name.length());
    return name + " [" + bar(share, Math.max(1, cells)) + "] " + percent + tail(parts);
  }

  private static List<String> split(String figures) {
    return List.of(figures.split(", ", -1));
  }

  private static int leastWanted(List<String> parts) {
    int last = parts.size() - 1;
    return last > 0 && parts.get(last).endsWith(TIME) ? last - 1 : last;
  }

  private static int length(List<String> parts) {
    return tail(parts).length();
  }

  private static String tail(List<String> parts) {
    return parts.isEmpty() ? "" : ", " + String.join(", ", parts);
  }

  private static String shortened(String task, int room) {
    return task.length() <= room ? task : task.substring(0, Math.max(1, room - 1)) + "…";
  }

  private static String bar(double share, int cells) {
    int full = (int) (share * cells);
    String head = full < cells ? ">" : "";
    return "=".repeat(full) + head + " ".repeat(cells - full - head.length());
  }
}
