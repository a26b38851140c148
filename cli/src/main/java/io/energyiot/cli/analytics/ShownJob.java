package io.energyiot.cli.analytics;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.jobs.Job;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Runs jobs of Spark with a progress bar. Their output comes after it, as it would tear the bar.
 */
final class ShownJob {
  private final SystemOptions options;
  private final PrintWriter out;

  ShownJob(SystemOptions options, PrintWriter out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Does a job. If it fails, prints what it has printed until then.
   *
   * @param task what the bar is called
   */
  void run(Job job, String task) {
    StringWriter printed = new StringWriter();
    try (TaskProgress bar = TaskProgress.ofPercent(task)) {
      options.analytics(job, printed, bar::at);
    } finally {
      out.print(printed);
      out.flush();
    }
  }
}
