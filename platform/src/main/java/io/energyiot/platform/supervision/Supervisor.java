package io.energyiot.platform.supervision;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.FolderLock;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.plan.ServicePlan;
import io.energyiot.platform.plan.ServicePlans;
import io.energyiot.platform.process.OutputFile;
import io.energyiot.platform.process.ProcessIdentity;
import io.energyiot.platform.process.RunFile;
import io.energyiot.platform.run.Death;
import io.energyiot.platform.run.Restarts;
import io.energyiot.platform.run.ServiceRun;
import io.energyiot.platform.run.Startup;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Restarts services that died, in a process of its own. It acts only while it holds the folder's
 * lock and its token exists, and starts nothing that has no run file. So what {@code down} has
 * stopped stays stopped.
 */
public final class Supervisor {
  private static final int LOOK_MILLIS = 500;
  private static final long TRIM_NANOS = Duration.ofMinutes(1).toNanos();

  private final ServicePlans plans;
  private final DataFolder folder;
  private final Path token;
  private final Set<Service> services;
  private long trimmed = System.nanoTime();

  private Supervisor(ServicePlans plans, DataFolder folder, Path token, Set<Service> services) {
    this.plans = plans;
    this.folder = folder;
    this.token = token;
    this.services = services;
  }

  /**
   * Runs until its token is gone.
   *
   * @param arguments the folder of the programs, the data folder, the token
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DataFolder folder = new DataFolder(Path.of(arguments[1]));
    Map<String, String> all = new HashMap<>(Settings.read(folder.supervisorSettingsFile()).asMap());
    Set<Service> services = EnumSet.noneOf(Service.class);
    for (String name : all.remove(Supervision.SERVICES).split(",", -1)) {
      services.add(Service.valueOf(name));
    }
    Settings settings = Settings.of(all, folder.settingsFile().toString());
    Installation installation = new Installation(Path.of(arguments[0]));
    ServicePlans plans = new ServicePlans(installation, folder, settings);
    new Supervisor(plans, folder, Path.of(arguments[2]), services).run();
  }

  private void run() throws IOException, InterruptedException {
    FolderLock.ifFree(folder, () -> {}); // fails now, and not later, if the folder can't be used
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
    InetSocketAddress nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    new RunFile(self, nowhere, Instant.now()).write(folder.supervisorRunFile());
    say("watching " + services);
    while (Files.exists(token)) {
      try {
        look();
      } catch (EnergyException e) {
        say(e.getMessage());
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private void look() {
    if (services.stream().anyMatch(this::isDead)) {
      FolderLock.ifFree(folder, () -> services.forEach(this::mend));
    }
    if (System.nanoTime() - trimmed > TRIM_NANOS) {
      trimmed = System.nanoTime();
      trim();
    }
  }

  private boolean isDead(Service service) {
    return new ServiceRun(folder, service).dead().isPresent();
  }

  private void mend(Service service) {
    Optional<RunFile> dead = new ServiceRun(folder, service).dead();
    if (dead.isEmpty() || !Files.exists(token)) {
      return;
    }
    Optional<Restarts> before = Restarts.read(folder, service);
    Restarts now =
        before
            .filter(known -> known.last().pid() == dead.get().process().pid())
            .orElseGet(() -> died(service, dead.get(), before));
    if (!Instant.now().isBefore(now.next()) && canStart(service)) {
      start(service, now);
    }
  }

  private Restarts died(Service service, RunFile run, Optional<Restarts> before) {
    Death death = Death.of(folder, service, run);
    Duration lived = Duration.between(run.since(), death.seen());
    Restarts now =
        before.map(known -> known.and(death, lived)).orElseGet(() -> Restarts.first(death));
    now.write(folder, service);
    say(
        service.label()
            + ", pid "
            + death.pid()
            + ", died after "
            + lived.toSeconds()
            + " s: "
            + death.text()
            + ". It is restarted "
            + (now.next().isAfter(death.seen()) ? "at " + second(now.next()) : "now"));
    return now;
  }

  /** The server needs all stores, the loader needs Cassandra; stores need nobody. */
  private boolean canStart(Service service) {
    return service.isStore()
        || services.stream()
            .filter(service == Service.LOADER ? Service.CASSANDRA::equals : Service::isStore)
            .allMatch(other -> new ServiceRun(folder, other).answers());
  }

  private void start(Service service, Restarts known) {
    try {
      ServicePlan plan = plans.of(service);
      plan.requireFree();
      new Startup(folder, (which, step, detail) -> say(which.label() + " " + step + " " + detail))
          .start(plan);
    } catch (EnergyException e) {
      say(service.label() + " can't be started: " + e.getMessage());
      known.failed(Instant.now()).write(folder, service);
    }
  }

  private void trim() {
    try {
      for (Service service : services) {
        new OutputFile(folder.output(service)).trim();
      }
      new OutputFile(folder.supervisorLog()).trim();
    } catch (IOException e) {
      say("what services print can't be put aside: " + e.getMessage());
    }
  }

  private static void say(String what) {
    System.out.println(second(Instant.now()) + " " + what);
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
