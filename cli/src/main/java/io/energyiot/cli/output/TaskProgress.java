package io.energyiot.cli.output;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows on standard error how far work has come and how long it still takes: a bar on a terminal, a
 * line every few seconds elsewhere. The bar is of all of the work, whatever phases it has, and
 * never goes back. Work that is done at once shows nothing.
 */
public final class TaskProgress implements AutoCloseable {
  private static final long FIRST_SHOWN_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
  private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int BAR_MILLIS = 200;

  /** Below which the time that is left is not told: a beginning says little. */
  private static final double MIN_FOR_TIME = 0.02;

  private final String task;
  private final String unit;

  @SuppressWarnings("SystemConsoleNull") // so it is on the JDK 17 that the build asks for
  private final boolean terminal = System.console() != null;

  private final long began = System.nanoTime();
  private long lastLine = began;
  private double furthest;
  private ProgressBar bar;

  private TaskProgress(String task, String unit) {
    this.task = task;
    this.unit = unit;
  }

  /** Of work that is counted in bytes and shown in megabytes. */
  public static TaskProgress ofBytes(String task) {
    return new TaskProgress(task, "MB");
  }

  /** Of work that is counted in pieces called {@code unit}. */
  public static TaskProgress of(String task, String unit) {
    return new TaskProgress(task, unit);
  }

  /** Of a load, whose phases share one bar. */
  public static TaskProgress ofPhases() {
    return ofPercent("loading");
  }

  /** Of work that is shown in percent. */
  public static TaskProgress ofPercent(String task) {
    return new TaskProgress(task, "");
  }

  /**
   * Says how far work in phases is.
   *
   * @param phase what is being done
   * @param eta until all phases are over; null if that is not known
   */
  public void at(String phase, double readingsPerSecond, Duration eta) {
    double elapsed = (System.nanoTime() - began) / 1e9;
    double left = eta == null ? Double.POSITIVE_INFINITY : eta.toMillis() / 1e3;
    String figures = String.format(Locale.ROOT, "%s, %,.0f readings/s", phase, readingsPerSecond);
    at(elapsed / (elapsed + left), eta == null ? figures : left(left) + ", " + figures, true);
  }

  /**
   * Says how far work is and what its figures are.
   *
   * @param percent 0 to 100
   * @param figures in words, between commas
   */
  public void at(double percent, String figures) {
    at(percent / 100, figures, figures.endsWith(" left"));
  }

  /** Says how far the work is. May be called often. */
  public void at(long done, long total) {
    if (System.nanoTime() - began >= FIRST_SHOWN_NANOS) {
      boolean bytes = unit.equals("MB");
      long size = bytes ? 1_000_000 : 1;
      String figures = String.format(Locale.ROOT, "%,d of %,d %s", done / size, total / size, unit);
      at((double) done / Math.max(1, total), figures, false);
    }
  }

  private void at(double share, String figures, boolean saysTimeLeft) {
    long now = System.nanoTime();
    furthest = Math.max(furthest, Math.min(1, share));
    if (now - began < FIRST_SHOWN_NANOS) {
      return;
    }
    double seconds = (now - began) / 1e9 * (1 - furthest) / Math.max(furthest, MIN_FOR_TIME);
    String words =
        saysTimeLeft || furthest < MIN_FOR_TIME ? figures : left(seconds) + ", " + figures;
    if (terminal) {
      ProgressBar shown = bar();
      shown.setExtraMessage(words);
      shown.stepTo((long) (furthest * BarText.STEPS));
    } else if (now - lastLine >= LINE_NANOS) {
      lastLine = now;
      System.err.printf(Locale.ROOT, "%s: %.0f %%, %s%n", task, 100 * furthest, words);
    }
  }

  private static String left(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 100) {
      return whole + " s left";
    }
    return whole < 6_000
        ? String.format(Locale.ROOT, "%d min %02d s left", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min left", whole / 3600, whole / 60 % 60);
  }

  private ProgressBar bar() {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(BarText.STEPS)
              .setRenderer(
                  (state, width) ->
                      BarText.of(
                          state.getTaskName(),
                          state.getNormalizedProgress(),
                          state.getExtraMessage(),
                          width))
              .setUpdateIntervalMillis(BAR_MILLIS)
              .build();
    }
    return bar;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
