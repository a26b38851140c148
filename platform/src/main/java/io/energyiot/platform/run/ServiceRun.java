package io.energyiot.platform.run;

import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.process.Pause;
import io.energyiot.platform.process.ProcessIdentity;
import io.energyiot.platform.process.RunFile;
import io.energyiot.platform.run.ServiceStatus.State;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import io.energyiot.platform.service.StartProgress.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What the data folder and the operating system say of one service. */
public record ServiceRun(DataFolder folder, Service service) {

  /** Its run file, if the process in it still lives. */
  public Optional<RunFile> living() {
    return recorded().filter(run -> run.process().alive());
  }

  /** Its run file, if the process in it is gone. */
  public Optional<RunFile> dead() {
    return recorded().filter(run -> !run.process().alive());
  }

  /** Whether it runs and answers. */
  public boolean answers() {
    return living().filter(this::answers).isPresent();
  }

  private boolean answers(RunFile run) {
    return service.answers(run.address(), run.certificate());
  }

  private Optional<RunFile> recorded() {
    try {
      return RunFile.read(folder.runFile(service));
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }

  public ServiceStatus status() {
    Optional<RunFile> run = recorded();
    State state = run.map(this::state).orElse(State.STOPPED);
    Optional<Long> pid =
        run.filter(any -> state == State.RUNNING || state == State.NOT_READY)
            .map(living -> living.process().pid());
    return new ServiceStatus(
        service,
        state,
        pid.map(OptionalLong::of).orElseGet(OptionalLong::empty),
        run.flatMap(RunFile::port),
        run.map(RunFile::since),
        folder.log(service),
        pid.map(ServiceRun::residentBytes).orElseGet(OptionalLong::empty),
        restarts(run.filter(any -> state == State.DEAD)));
  }

  /** What is known of its deaths, also of one that the supervisor has not seen. */
  private Optional<Restarts> restarts(Optional<RunFile> dead) {
    Optional<Restarts> known = Restarts.read(folder, service);
    boolean seen =
        dead.isEmpty()
            || known.filter(each -> each.last().pid() == dead.get().process().pid()).isPresent();
    return seen ? known : dead.map(run -> Restarts.first(Death.of(folder, service, run)));
  }

  private State state(RunFile run) {
    if (!run.process().alive()) {
      return State.DEAD;
    }
    return answers(run) ? State.RUNNING : State.NOT_READY;
  }

  /** Asks the process to end, and ends it by force after its time is up. */
  public void stop(StartProgress progress) {
    Optional<RunFile> run = recorded();
    if (run.isEmpty()) {
      progress.on(service, Step.NOT_RUNNING, "");
    } else if (!run.get().process().alive()) {
      progress.on(service, Step.NOT_RUNNING, "it had ended by itself");
    } else {
      end(run.get().process(), progress);
    }
    try {
      Files.deleteIfExists(folder.runFile(service));
      Files.deleteIfExists(folder.restartsFile(service));
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }

  private void end(ProcessIdentity process, StartProgress progress) {
    progress.on(service, Step.STOPPING, "pid " + process.pid());
    process.end(false);
    if (!ended(process, service.stopLimit())) {
      String waited = "did not end within " + service.stopLimit().toSeconds() + " s";
      progress.on(service, Step.FORCED, waited);
      process.end(true);
      while (!ended(process, service.stopLimit())) {
        progress.on(service, Step.FORCED, "the system has not ended it yet");
      }
    }
    progress.on(service, Step.STOPPED, "");
  }

  private static boolean ended(ProcessIdentity process, Duration limit) {
    long began = System.nanoTime();
    while (process.alive()) {
      if (System.nanoTime() - began > limit.toNanos()) {
        return false;
      }
      Pause.brief();
    }
    return true;
  }

  /** VmRSS by proc(5), which is in KiB. */
  private static OptionalLong residentBytes(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
