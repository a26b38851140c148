package io.energyiot.cli.load;

import io.energyiot.cli.output.Output;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadPhase;
import io.energyiot.store.load.LoadProgress;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadTotals;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** A receipt for people. */
public final class LoadText {
  private static final int MAX_FILES = 20;

  private LoadText() {}

  /** Prints a receipt. */
  public static void print(LoadReceipt receipt, Output output) {
    receipt.files().stream().limit(MAX_FILES).forEach(file -> print(file, output));
    if (receipt.files().size() > MAX_FILES) {
      output.line("and %,d files more", receipt.files().size() - MAX_FILES);
    }
    LoadTotals totals = receipt.totals();
    output.line(
        "%s: %,d readings of %,d meter-days in %.2f s, %,.0f readings/s, by %s",
        receipt.state().text(),
        totals.readings(),
        totals.meterDays(),
        seconds(receipt.duration()),
        receipt.readingsPerSecond(),
        receipt.route().text());
    output.line("  %s; load %s", phases(receipt), receipt.id());
    if (totals.readings() > 0) {
      output.line(
          "  %s to %s, %.2f bytes a reading in blocks",
          totals.firstDay(), totals.lastDay(), (double) totals.blockBytes() / totals.readings());
    }
  }

  private static void print(FileReceipt file, Output output) {
    LoadTotals totals = file.totals();
    output.line(
        "%s: %s%s", file.name(), file.state().text(), file.format() == null ? "" : details(file));
    if (file.error() != null) {
      output.line("  %s", file.error());
    }
    if (file.state() == FileState.SKIPPED) {
      output.line("  %s", skipped(file));
    } else if (file.state() == FileState.LOADED && storedBefore(file)) {
      output.line(
          "  stored again as it was; answers don't change, and newer readings and erasures"
              + " stay (--as-new makes it the newest)");
    }
    if (totals.repeated() > 0) {
      output.line(
          "  %,d readings were superseded by a later line with the same start", totals.repeated());
    }
    if (totals.rejected() > 0) {
      output.line("  %,d rejected, listed in %s", totals.rejected(), file.rejectsFile());
    }
  }

  private static boolean storedBefore(FileReceipt file) {
    return file.content() != null && file.content().loadedBy() != null;
  }

  /** When its content was loaded, and whether answers still show it. */
  private static String skipped(FileReceipt file) {
    String by = storedBefore(file) ? " by load " + file.content().loadedBy() : "";
    Long superseded = file.content() == null ? null : file.content().superseded();
    String since = "the same content was loaded at %s%s".formatted(file.version(), by);
    if (superseded == null) {
      return since + ", and was not compared with newer readings; --as-new makes it the newest";
    }
    return superseded == 0
        ? since + ", and answers show all of it"
        : String.format(
            Locale.ROOT,
            "%s; answers no longer show %,d of its readings (superseded or erased);"
                + " --as-new makes it the newest",
            since,
            superseded);
  }

  private static String details(FileReceipt file) {
    return String.format(
        Locale.ROOT,
        ", %s form, %.1f MB, %,d readings, version %s",
        file.format(),
        file.size() / 1e6,
        file.totals().readings(),
        file.version());
  }

  private static String phases(LoadReceipt receipt) {
    return receipt.phases().entrySet().stream()
        .map(each -> phase(each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String phase(LoadPhase phase, Duration duration) {
    return String.format(Locale.ROOT, "%s %.2f s", phase.text(), seconds(duration));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** Shows how far a load is. */
  static void show(TaskProgress bar, LoadProgress now) {
    bar.at(doing(now.phase()), now.readingsPerSecond(), now.eta());
  }

  /** What a load does in a phase. */
  private static String doing(LoadPhase phase) {
    return switch (phase) {
      case CHECK -> "checking";
      case READ -> "reading";
      case WRITE -> "writing";
      case IMPORT -> "importing";
    };
  }
}
