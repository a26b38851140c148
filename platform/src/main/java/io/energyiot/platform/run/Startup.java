package io.energyiot.platform.run;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.plan.ServicePlan;
import io.energyiot.platform.process.JavaProcess;
import io.energyiot.platform.process.LogExcerpt;
import io.energyiot.platform.process.OutputFile;
import io.energyiot.platform.process.Pause;
import io.energyiot.platform.process.ProcessIdentity;
import io.energyiot.platform.process.RunFile;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import io.energyiot.platform.service.StartProgress.Step;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Starts services at the same time and waits for all of them. */
public final class Startup {
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private final DataFolder folder;
  private final StartProgress progress;
  private final List<Waiting> waiting = new ArrayList<>();

  /** Services that this command has started and that have answered. */
  private final List<Ready> ready = new ArrayList<>();

  private record Ready(Waiting child, long since) {}

  private record Waiting(
      Service service,
      RunFile run,
      Supplier<OptionalInt> exit,
      LogExcerpt log,
      boolean own,
      long began) {

    boolean alive() {
      return run.process().alive();
    }

    boolean answers() {
      return service.answers(run.address(), run.certificate());
    }

    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - began);
    }
  }

  public Startup(DataFolder folder, StartProgress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Waits until the services that answered have lived on for a moment, since some fail with their
   * first work.
   *
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED}
   */
  public void settle() {
    for (Ready each : ready) {
      while (System.nanoTime() - each.since() < SETTLED.toNanos()) {
        requireAlive(each.child());
        Pause.brief();
      }
      requireAlive(each.child());
      if (!each.child().answers()) {
        requireAlive(each.child());
        throw failed(each.child(), "answered once and does not any more");
      }
    }
  }

  private void requireAlive(Waiting child) {
    if (!child.alive()) {
      OptionalInt code = child.exit().get();
      String how = code.isPresent() ? " with exit code " + code.getAsInt() : "";
      throw failed(child, "answered and then ended" + how);
    }
  }

  /** Starts a service and returns at once. */
  public void start(ServicePlan plan) {
    Service service = plan.service();
    List<String> arguments = plan.configure();
    LogExcerpt log = LogExcerpt.fromNow(folder.log(service));
    JavaProcess program = new JavaProcess(arguments, folder.of(service), folder.output(service));
    try {
      CrashReports.deleteOld(folder.of(service));
      JavaProcess.Detached process = program.startDetached(folder.exitFile(service));
      RunFile run = record(process, plan);
      progress.on(service, Step.STARTING, "pid " + process.pid());
      Supplier<OptionalInt> exit = () -> exitCode(process.shell());
      waiting.add(new Waiting(service, run, exit, log, true, System.nanoTime()));
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }

  /** Writes the run file. If that fails, kills the process, since nobody could stop it later. */
  private RunFile record(JavaProcess.Detached process, ServicePlan plan) throws IOException {
    ProcessIdentity identity =
        ProcessIdentity.of(process.pid())
            .orElseGet(() -> new ProcessIdentity(process.pid(), "ended at once"));
    try {
      RunFile run = new RunFile(identity, plan.address(), Instant.now(), plan.certificate());
      run.write(folder.runFile(plan.service()));
      return run;
    } catch (IOException e) { // also if this thread is interrupted
      process.kill();
      throw e;
    }
  }

  /** Waits as well for a service that an earlier command started. */
  public void join(Service service, RunFile run) {
    progress.on(service, Step.ALREADY_RUNNING, "pid " + run.process().pid());
    waiting.add(
        new Waiting(
            service,
            run,
            OptionalInt::empty,
            LogExcerpt.fromNow(folder.log(service)),
            false,
            System.nanoTime()));
  }

  /**
   * Returns when all answer.
   *
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED} as soon as one has ended, or did
   *     not answer in time
   */
  public void await() {
    while (!waiting.isEmpty()) {
      waiting.removeIf(this::ready);
      if (!waiting.isEmpty()) {
        Pause.brief();
      }
    }
  }

  private boolean ready(Waiting child) {
    if (!child.alive()) {
      OptionalInt code = child.exit().get();
      String how = code.isPresent() ? "ended with exit code " + code.getAsInt() : "ended";
      throw failed(child, how + " before it was ready");
    }
    if (child.answers()) {
      String took = String.format("%.1f s", child.elapsed().toMillis() / 1000.0);
      progress.on(child.service(), Step.READY, place(child.run().address()) + " after " + took);
      if (child.own()) {
        ready.add(new Ready(child, System.nanoTime()));
      }
      return true;
    }
    if (child.elapsed().compareTo(child.service().startLimit()) > 0) {
      throw failed(
          child,
          "did not answer within "
              + child.service().startLimit().toSeconds()
              + " s, so is not ready");
    }
    return false;
  }

  private EnergyException failed(Waiting child, String what) {
    Path log = folder.log(child.service());
    Path output = folder.output(child.service());
    List<String> said = child.log().trouble();
    if (said.isEmpty()) {
      said = printed(output);
    }
    if (said.isEmpty()) {
      said = child.log().end();
    }
    return new EnergyException(
        ErrorCode.CHILD_FAILED,
        child.service().label()
            + " "
            + what
            + ". Its logs are "
            + log
            + " and "
            + output
            + (said.isEmpty() ? ", both empty" : ":\n  " + String.join("\n  ", said)));
  }

  private List<String> printed(Path output) {
    try {
      return new OutputFile(output).end(LogExcerpt.LINES);
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }

  /** Waits, since a process that has ended may not be reaped yet. */
  private static OptionalInt exitCode(Process process) {
    try {
      return OptionalInt.of(process.waitFor());
    } catch (InterruptedException e) {
      throw Pause.interrupted();
    }
  }

  private static String place(SocketAddress address) {
    return address instanceof InetSocketAddress port
        ? port.getHostString() + ":" + port.getPort()
        : address.toString();
  }
}
