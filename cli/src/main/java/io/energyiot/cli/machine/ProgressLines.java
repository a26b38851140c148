package io.energyiot.cli.machine;

import io.energyiot.platform.DataFolder;
import io.energyiot.platform.Service;
import io.energyiot.platform.StartProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells on standard error what happens to each service, a line a step. */
final class ProgressLines implements StartProgress {
  private final PrintWriter err;

  ProgressLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void on(Service service, Step step, String detail) {
    String words = step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    err.printf(Locale.ROOT, "  %-10s %-16s %s%n", service.label(), words, detail);
    err.flush();
  }

  @Override
  public void waitingForFolder(DataFolder folder) {
    err.println("  waiting: another energy command holds " + folder.path());
    err.flush();
  }

  @Override
  public void closedToOthers(DataFolder folder) {
    err.println("  others could read " + folder.path() + "; now its owner alone can (mode 700)");
    err.flush();
  }
}
