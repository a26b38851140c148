package io.energyiot.cli.retention;

import io.energyiot.cli.output.Output;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.retention.ExpiredYear;
import io.energyiot.store.retention.RetentionReceipt;
import io.energyiot.store.retention.RetentionState;

/** The receipt of retention for people. */
final class RetentionText {
  private RetentionText() {}

  static void print(RetentionReceipt run, Output output) {
    output.line(
        "%s: %,d days of series, about %,.1f MB", title(run), run.seriesDays(), run.bytes() / 1e6);
    for (ExpiredYear year : run.years()) {
      output.line(
          "  %-16s %d  %,12d days of series  %,10.1f MB",
          year.channel(), year.year(), year.seriesDays(), year.bytes() / 1e6);
    }
    run.keptFrom().forEach((channel, day) -> output.line("  %s is kept from %s", channel, day));
    boolean deleted = run.state() == RetentionState.DONE && !run.dryRun() && !run.years().isEmpty();
    if (run.dryRun() && !run.years().isEmpty()) {
      output.line("delete it with ./energy retention --yes");
    } else if (deleted && !run.route().equals(LoadRoute.SSTABLE_IMPORT.text())) {
      output.line("free the disk: run nodetool compact on one node after the other");
    }
  }

  private static String title(RetentionReceipt run) {
    if (run.dryRun()) {
      return "expired";
    }
    return switch (run.state()) {
      case DONE -> "deleted on " + run.updated();
      case RUNNING -> "being deleted, %.0f %% on %s".formatted(run.percent(), run.updated());
      case FAILED -> "not wholly deleted, " + run.error();
    };
  }
}
