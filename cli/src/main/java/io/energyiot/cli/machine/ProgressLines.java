package io.energyiot.cli.machine;

import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what happens to each service on standard error, a line per step. */
final class ProgressLines implements StartProgress {
  private final PrintWriter err;

  ProgressLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void on(Service service, Step step, String detail) {
    String words = step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    line(service.label(), words, detail);
  }

  private void line(String label, String words, String detail) {
    err.printf(Locale.ROOT, "  %-15s %-16s %s%n", label, words, detail);
    err.flush();
  }

  @Override
  public void sparkStopped(String detail) {
    line("Spark", "stopped", detail);
  }

  @Override
  public void waitingForFolder(Path folder) {
    err.println("  waiting: another energy command holds " + folder);
    err.flush();
  }

  @Override
  public void closedToOthers(Path folder) {
    err.println("  others could read " + folder + "; now its owner alone can (mode 700)");
    err.flush();
  }
}
