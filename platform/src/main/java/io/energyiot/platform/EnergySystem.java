package io.energyiot.platform;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.FolderLock;
import io.energyiot.platform.folder.OwnFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.folder.StorePasswords;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.plan.ServicePlan;
import io.energyiot.platform.plan.ServicePlans;
import io.energyiot.platform.plan.SstableCommand;
import io.energyiot.platform.process.RunFile;
import io.energyiot.platform.run.ServiceRun;
import io.energyiot.platform.run.ServiceStatus;
import io.energyiot.platform.run.Startup;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import io.energyiot.platform.service.StartProgress.Step;
import io.energyiot.platform.spark.KeptSpark;
import io.energyiot.platform.spark.SparkProcess;
import io.energyiot.platform.spark.SparkStatus;
import io.energyiot.platform.supervision.Supervision;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The whole system on one machine: starts, stops and looks at its services. They go on when the
 * program that started them ends; what runs is known from the data folder alone.
 */
public final class EnergySystem {
  private static final String LOAD_JMX_PORT = "load.jmx_port";
  private static final String LOAD_JMX_PASSWORD_FILE = "load.jmx_password_file";
  private static final String LOAD_STORAGE_PORT = "load.storage_port";
  private static final int USUAL_STORAGE_PORT = 7000;

  private final Installation installation;
  private final DataFolder folder;
  private final Settings settings;
  private final Set<Service> services;
  private final ServicePlans plans;

  private EnergySystem(
      Installation installation, DataFolder folder, Settings settings, Set<Service> services) {
    this.installation = installation;
    this.folder = folder;
    this.settings = settings;
    this.services = services;
    this.plans = new ServicePlans(installation, folder, settings);
  }

  /**
   * All services, without Cassandra if {@code cassandra.contact_points} names an outside cluster,
   * without Kafka if {@code kafka.bootstrap_servers} does, and without the schema registry if
   * {@code schema.registry.url} names another one.
   *
   * @param settings the user's, such as {@link DataFolder#settings()} gives
   */
  public static EnergySystem of(Installation installation, DataFolder folder, Settings settings) {
    return new EnergySystem(installation, folder, settings, ServicePlans.services(settings));
  }

  /** This system with only some of its services, as tests and tools need it. */
  public EnergySystem only(Set<Service> some) {
    Set<Service> remaining = EnumSet.copyOf(services);
    remaining.retainAll(some);
    return new EnergySystem(installation, folder, settings, remaining);
  }

  /**
   * Starts what does not run yet and returns when everything answers: the stores together, then the
   * server and the loader. If something fails, what has started goes on until {@link #down}.
   *
   * @return the state of each service
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if a program is missing, {@link
   *     ErrorCode#SETTING_INVALID}, {@link ErrorCode#SETTING_CONFLICTS} if the server runs on
   *     another port than is asked for, {@link ErrorCode#PORT_TAKEN}, {@link
   *     ErrorCode#DATA_FOLDER_UNUSABLE} or {@link ErrorCode#CHILD_FAILED}
   */
  public List<ServiceStatus> up(StartProgress progress) {
    prepare(progress);
    FolderLock.holding(folder, progress, () -> start(progress));
    return status();
  }

  /**
   * The same as {@link #up}, with a supervisor that restarts services until {@link #down}. Returns
   * when they have lived on for some seconds.
   */
  public List<ServiceStatus> upSupervised(StartProgress progress) {
    Supervision supervision = new Supervision(folder);
    prepare(progress);
    FolderLock.holding(
        folder,
        progress,
        () -> {
          List<Startup> started = start(progress);
          supervision.start(installation, services, settings);
          started.forEach(Startup::settle);
          supervision.await();
        });
    return status();
  }

  /** The same as {@link #up}; what dies afterwards stays dead. */
  public List<ServiceStatus> upUnsupervised(StartProgress progress) {
    prepare(progress);
    FolderLock.holding(
        folder,
        progress,
        () -> {
          new Supervision(folder).end();
          start(progress).forEach(Startup::settle);
        });
    return status();
  }

  private void prepare(StartProgress progress) {
    plans.failOnUnknown();
    folder.create(progress);
  }

  /** The pid of the supervisor; empty if there is none. */
  public OptionalLong supervisor() {
    return new Supervision(folder)
        .living()
        .map(run -> OptionalLong.of(run.process().pid()))
        .orElseGet(OptionalLong::empty);
  }

  /**
   * Stops what runs, in the reverse order of starting. Each service is asked to end and given time
   * to write down what it holds; only one that does not end is ended by force. An interrupt of this
   * thread is kept and changes nothing: all services are still stopped.
   *
   * @throws EnergyException with {@link ErrorCode#DATA_FOLDER_UNUSABLE}
   */
  public void down(StartProgress progress) {
    if (!Files.exists(folder.path())) {
      services.forEach(service -> progress.on(service, Step.NOT_RUNNING, ""));
      return;
    }
    try {
      CompletableFuture.runAsync(() -> stop(progress), task -> new Thread(task, "down").start())
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof EnergyException failure ? failure : e;
    }
  }

  private void stop(StartProgress progress) {
    FolderLock.holding(
        folder,
        progress,
        () -> {
          new Supervision(folder).end();
          List<Service> order = new ArrayList<>(known());
          Collections.reverse(order);
          if (order.remove(Service.SERVER)) { // it may start Spark
            new ServiceRun(folder, Service.SERVER).stop(progress);
          }
          stopSpark(progress);
          order.forEach(service -> new ServiceRun(folder, service).stop(progress));
        });
  }

  private void stopSpark(StartProgress progress) {
    try {
      keptSpark().end().ifPresent(pid -> progress.sparkStopped("pid " + pid));
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }

  /** The process of Spark that waits for jobs or does one; empty if there is none. */
  public Optional<SparkStatus> spark() {
    try {
      return keptSpark().status();
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }

  private KeptSpark keptSpark() {
    return new KeptSpark(OwnFolder.within(folder.analytics()));
  }

  /** The state of each service now, in the order of starting. */
  public List<ServiceStatus> status() {
    return known().stream().map(service -> new ServiceRun(folder, service).status()).toList();
  }

  /**
   * The port where a service answers; empty if it does not run. Leaves the other services alone.
   */
  public Optional<InetSocketAddress> answering(Service service) {
    return Optional.of(new ServiceRun(folder, service))
        .filter(ServiceRun::answers)
        .flatMap(ServiceRun::living)
        .flatMap(RunFile::port);
  }

  /** The PEM file with the certificate of the server that runs; empty if it has no TLS. */
  public Optional<Path> serverCertificate() {
    return new ServiceRun(folder, Service.SERVER).living().flatMap(RunFile::certificate);
  }

  private List<Startup> start(StartProgress progress) {
    List<ServicePlan> stores = new ArrayList<>();
    List<ServicePlan> users = new ArrayList<>();
    for (Service service : services) {
      (service.isStore() ? stores : users).add(plans.of(service));
    }
    stores.forEach(this::check);
    users.forEach(this::check);
    return List.of(start(stores, progress), start(users, progress));
  }

  /** The settings, with the place of each store that runs, or would run, on this machine. */
  public Settings settingsWithStores() {
    return plans.settingsWithStores();
  }

  /**
   * The command that starts the process that writes SSTables, but for the class that it runs. Its
   * heap may grow as large as that of this process.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if its jars are missing
   */
  public List<String> sstableWriter() {
    return SstableCommand.writing(installation);
  }

  /**
   * The command that starts the process that reads SSTables, but for the class that it runs.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if its jars are missing
   */
  public List<String> sstableReader() {
    return SstableCommand.reading(installation);
  }

  /** The socket of the loader that runs; empty if none does. */
  public Optional<Path> loaderDoor() {
    return new ServiceRun(folder, Service.LOADER)
        .living()
        .map(run -> ((UnixDomainSocketAddress) run.address()).getPath());
  }

  /** What has Spark do jobs, by a process that works in the data folder. */
  public SparkProcess analytics() {
    return new SparkProcess(installation, folder.analytics(), "spark.log");
  }

  /** Where the Cassandra of this machine answers JMX; 0 if none runs here. */
  public int jmxPort() {
    return services.contains(Service.CASSANDRA)
        ? Ports.of(folder).address(Ports.CASSANDRA_JMX).getPort()
        : settings.integer(LOAD_JMX_PORT, 0, 0, 65_535);
  }

  /**
   * The file with the name and the password that {@link #jmxPort} wants, as {@code nodetool} has
   * it; empty if it wants none.
   */
  public Optional<Path> jmxPasswordFile() {
    return services.contains(Service.CASSANDRA)
        ? Optional.of(new StorePasswords(folder).jmxPasswordFile())
        : settings.text(LOAD_JMX_PASSWORD_FILE).map(Path::of);
  }

  /** Where nodes of Cassandra take streams of SSTables. */
  public int storagePort() {
    return services.contains(Service.CASSANDRA)
        ? Ports.of(folder).address(Ports.CASSANDRA_STORAGE).getPort()
        : settings.integer(LOAD_STORAGE_PORT, USUAL_STORAGE_PORT, 1, 65_535);
  }

  /** Finds what would fail later before anything is started. */
  private void check(ServicePlan plan) {
    new ServiceRun(folder, plan.service())
        .living()
        .ifPresentOrElse(run -> requireUsable(plan, run), plan::requireFree);
  }

  private void requireUsable(ServicePlan plan, RunFile run) {
    plan.requireSame(run.address());
    Service service = plan.service();
    if (service.isStore() && !new StorePasswords(folder).has(service)) {
      throw new EnergyException(
          ErrorCode.SETTING_CONFLICTS,
          service.label()
              + " was started by an earlier release and asks for no password; run ./energy down,"
              + " then ./energy up");
    }
  }

  private Startup start(List<ServicePlan> plans, StartProgress progress) {
    Startup startup = new Startup(folder, progress);
    for (ServicePlan plan : plans) {
      new ServiceRun(folder, plan.service())
          .living()
          .ifPresentOrElse(run -> startup.join(plan.service(), run), () -> anew(plan, startup));
    }
    startup.await();
    return startup;
  }

  /** A start that a command asks for: what died before no longer counts. */
  private void anew(ServicePlan plan, Startup startup) {
    try {
      Files.deleteIfExists(folder.restartsFile(plan.service()));
    } catch (IOException e) {
      throw folder.unusable(e);
    }
    startup.start(plan);
  }

  /** The services of these settings, and those that were started under other ones. */
  private Set<Service> known() {
    Set<Service> known = EnumSet.copyOf(services);
    for (Service service : Service.values()) {
      if (Files.exists(folder.runFile(service))) {
        known.add(service);
      }
    }
    return known;
  }
}
