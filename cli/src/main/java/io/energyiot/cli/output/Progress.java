package io.energyiot.cli.output;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows on standard error how far work has come: a bar on a terminal, a line every few seconds
 * elsewhere. Work that is done within a second shows nothing.
 */
public final class Progress implements AutoCloseable {
  private static final long FIRST_SHOWN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int BAR_MILLIS = 200;

  private final String task;
  private final String unit;
  private final long unitSize;

  @SuppressWarnings("SystemConsoleNull") // so it is on the JDK 17 that the build asks for
  private final boolean terminal = System.console() != null;

  private final long began = System.nanoTime();
  private long lastLine = began;
  private ProgressBar bar;

  private Progress(String task, String unit, long unitSize) {
    this.task = task;
    this.unit = unit;
    this.unitSize = unitSize;
  }

  /** Of work that is counted in bytes and shown in megabytes. */
  public static Progress ofBytes(String task) {
    return new Progress(task, " MB", 1_000_000);
  }

  /** Of work that is counted in pieces called {@code unit}. */
  public static Progress of(String task, String unit) {
    return new Progress(task, " " + unit, 1);
  }

  /** Of work in phases, which is shown in percent. */
  public static Progress ofPhases() {
    return ofPercent("loading");
  }

  /** Of work that is shown in percent. */
  public static Progress ofPercent(String task) {
    return new Progress(task, " %", 1);
  }

  /**
   * Says how far a phase of the work is.
   *
   * @param percent 0 to 100
   * @param eta until all phases are over; null if that is not known
   */
  public void at(String phase, double percent, double readingsPerSecond, Duration eta) {
    String rest = eta == null ? "" : String.format(Locale.ROOT, ", %d s left", eta.toSeconds());
    at(phase, percent, String.format(Locale.ROOT, "%,.0f readings/s%s", readingsPerSecond, rest));
  }

  /**
   * Says how far work is and what its figures are.
   *
   * @param percent 0 to 100
   * @param figures in words
   */
  public void at(double percent, String figures) {
    at(task, percent, figures);
  }

  private void at(String phase, double percent, String extra) {
    long now = System.nanoTime();
    if (now - began < FIRST_SHOWN_NANOS) {
      return;
    }
    if (terminal) {
      ProgressBar shown = bar(100);
      shown.setExtraMessage(phase.equals(task) ? extra : phase + ", " + extra);
      shown.stepTo((long) percent);
    } else if (now - lastLine >= LINE_NANOS) {
      lastLine = now;
      System.err.printf(Locale.ROOT, "%s: %.0f %%, %s%n", phase, percent, extra);
    }
  }

  /** Says how far the work is. May be called often. */
  public void at(long done, long total) {
    long now = System.nanoTime();
    if (now - began < FIRST_SHOWN_NANOS) {
      return;
    }
    if (terminal) {
      bar(total).stepTo(done);
    } else if (now - lastLine >= LINE_NANOS) {
      lastLine = now;
      System.err.printf(Locale.ROOT, "%s: %d %%%n", task, 100 * done / Math.max(1, total));
    }
  }

  private ProgressBar bar(long total) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setUnit(unit, unitSize)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(BAR_MILLIS)
              .showSpeed()
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
