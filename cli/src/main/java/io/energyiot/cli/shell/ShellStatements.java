package io.energyiot.cli.shell;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.jobs.Job;
import io.energyiot.jobs.SqlAnswer;
import io.energyiot.model.error.EnergyException;
import io.energyiot.platform.spark.SparkProcess;
import io.energyiot.platform.spark.SparkStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/** Has the process of Spark answer statements. It is free for others between them. */
record ShellStatements(SystemOptions options, SqlAnswer form, PrintWriter out)
    implements Consumer<String> {
  private static final Duration SETTLE = Duration.ofSeconds(15);
  private static final int LOOK_MILLIS = 50;

  @Override
  public void accept(String statement) {
    options.analytics(new Job.Sql(statement, form), out, SparkProcess.JobListener.SILENT);
    out.flush();
  }

  /** The same, where Ctrl-C cancels a statement and nothing else. */
  Consumer<String> cancelledBy(Terminal terminal) {
    return statement -> {
      Thread running = Thread.currentThread();
      AtomicBoolean cancelled = new AtomicBoolean();
      Terminal.SignalHandler before =
          terminal.handle(
              Signal.INT,
              signal -> {
                cancelled.set(true);
                running.interrupt(); // closes the connection, and so Spark's process cancels
              });
      try {
        accept(statement);
      } catch (EnergyException e) {
        if (!cancelled.get()) {
          throw e;
        }
        out.println("cancelled");
      } finally {
        terminal.handle(Signal.INT, before);
        if (cancelled.get()) {
          Thread.interrupted();
          settle();
        }
        out.flush();
      }
    };
  }

  /** Until the kept process takes jobs again: the next statement would get a process of its own. */
  private void settle() {
    long began = System.nanoTime();
    while (options.system().spark().filter(SparkStatus::running).isPresent()
        && System.nanoTime() - began < SETTLE.toNanos()) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) { // Ctrl-C again
        return;
      }
    }
  }
}
