package io.energyiot.platform;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.StartProgress.Step;
import io.energyiot.platform.process.RunFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final String CONTACT_POINTS = "cassandra.contact_points";
  private static final String LOCAL_DATACENTER = "cassandra.local_datacenter";
  private static final String BOOTSTRAP_SERVERS = "kafka.bootstrap_servers";

  private static final String REGISTRY_URL = "schema.registry.url";

  private static final String LOAD_JMX_PORT = "load.jmx_port";
  private static final String LOAD_STORAGE_PORT = "load.storage_port";
  private static final int USUAL_STORAGE_PORT = 7000;

  private final Installation installation;
  private final DataFolder folder;
  private final Settings settings;
  private final Set<Service> services;

  private EnergySystem(
      Installation installation, DataFolder folder, Settings settings, Set<Service> services) {
    this.installation = installation;
    this.folder = folder;
    this.settings = settings;
    this.services = services;
  }

  /**
   * All services, without Cassandra if {@code cassandra.contact_points} names an outside cluster,
   * without Kafka if {@code kafka.bootstrap_servers} does, and without the schema registry if
   * {@code schema.registry.url} names another one.
   *
   * @param settings the user's, such as {@link DataFolder#settings()} gives
   */
  public static EnergySystem of(Installation installation, DataFolder folder, Settings settings) {
    Set<Service> services = EnumSet.allOf(Service.class);
    if (settings.text(CONTACT_POINTS).isPresent()) {
      services.remove(Service.CASSANDRA);
    }
    if (settings.text(BOOTSTRAP_SERVERS).isPresent()) {
      services.remove(Service.KAFKA);
    }
    if (settings.text(REGISTRY_URL).isPresent()) {
      services.remove(Service.REGISTRY);
    }
    return new EnergySystem(installation, folder, settings, services);
  }

  /** This system with only some of its services, as tests and tools need it. */
  public EnergySystem only(Set<Service> some) {
    Set<Service> remaining = EnumSet.copyOf(services);
    remaining.retainAll(some);
    return new EnergySystem(installation, folder, settings, remaining);
  }

  /**
   * Starts what does not run yet and returns when everything answers: the stores together, then the
   * server. If something fails, what has started goes on until {@link #down}.
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
   * The same as {@link #up}; services that die afterwards are started again, by a process that goes
   * on until {@link #down}. Returns when they have lived on for some seconds.
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
    Jvm.failOnUnknown(settings);
    folder.create(progress);
  }

  /** The process that starts services again that died; empty if there is none. */
  public OptionalLong supervisor() {
    return new Supervision(folder)
        .living()
        .map(run -> OptionalLong.of(run.process().pid()))
        .orElseGet(OptionalLong::empty);
  }

  /**
   * Starts a service that died and returns at once.
   *
   * @throws EnergyException as {@link #up} does
   */
  void startAgain(Service service, StartProgress progress) {
    ServicePlan plan = plan(service);
    check(plan);
    new Startup(folder, progress).start(plan);
  }

  /**
   * Stops what runs, in the reverse order of starting. Each service is asked to end and given time
   * to write down what it holds; only one that does not end is ended by force. An interrupt of this
   * thread is kept and changes nothing: who is told to end while a system runs still stops all of
   * it.
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
          order.forEach(service -> new ServiceRun(folder, service).stop(progress));
        });
  }

  /** The state of each service now, in the order of starting. */
  public List<ServiceStatus> status() {
    return known().stream().map(service -> new ServiceRun(folder, service).status()).toList();
  }

  private List<Startup> start(StartProgress progress) {
    List<ServicePlan> stores = new ArrayList<>();
    List<ServicePlan> server = new ArrayList<>();
    for (Service service : services) {
      (service == Service.SERVER ? server : stores).add(plan(service));
    }
    stores.forEach(this::check);
    server.forEach(this::check);
    return List.of(start(stores, progress), start(server, progress));
  }

  private ServicePlan plan(Service service) {
    Jvm jvm = Jvm.of(service, settings);
    return switch (service) {
      case CASSANDRA -> new CassandraPlan(installation.classPath(service), folder, jvm);
      case KAFKA -> new KafkaPlan(installation.classPath(service), folder, jvm);
      case REGISTRY -> new RegistryPlan(installation.registryJar(), folder, jvm);
      case SERVER -> {
        Settings all = settingsWithStores();
        yield new ServerPlan(installation.serverJar(), installation.home(), folder, jvm, all);
      }
    };
  }

  /** The settings, with the place of each store that runs, or would run, on this machine. */
  public Settings settingsWithStores() {
    Ports ports = Ports.of(folder);
    Map<String, String> stores = new HashMap<>();
    if (settings.text(CONTACT_POINTS).isEmpty()) {
      stores.put(CONTACT_POINTS, text(ports.address(Ports.CASSANDRA_NATIVE)));
      stores.put(LOCAL_DATACENTER, "datacenter1");
    }
    if (settings.text(BOOTSTRAP_SERVERS).isEmpty()) {
      stores.put(BOOTSTRAP_SERVERS, text(ports.address(Ports.KAFKA_CLIENT)));
    }
    if (settings.text(REGISTRY_URL).isEmpty()) {
      stores.put(REGISTRY_URL, RegistryPlan.url(ports.address(Ports.REGISTRY_HTTP)));
    }
    return settings.with(stores);
  }

  /**
   * The command that starts the process that writes SSTables, but for the class that it runs. Its
   * heap may grow as large as that of this process.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if its jars are missing
   */
  public List<String> sstableWriter() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(CassandraPlan.accessOptions());
    command.add("-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m");
    command.addAll(List.of("-XX:+UseParallelGC", "-cp"));
    command.add(installation.bulkClassPath());
    command.addAll(1, installation.sharedClasses("bulk"));
    command.addAll(1, Jvm.SHORT_LIVED);
    return command;
  }

  /** The process that runs Spark, which works in the data folder. */
  public AnalyticsProcess analytics() {
    return new AnalyticsProcess(installation, folder.analytics(), "spark.log");
  }

  /** Where the Cassandra of this machine answers JMX; 0 if none runs here. */
  public int jmxPort() {
    return services.contains(Service.CASSANDRA)
        ? Ports.of(folder).address(Ports.CASSANDRA_JMX).getPort()
        : settings.integer(LOAD_JMX_PORT, 0, 0, 65_535);
  }

  /** Where nodes of Cassandra take streams of SSTables. */
  public int storagePort() {
    return services.contains(Service.CASSANDRA)
        ? Ports.of(folder).address(Ports.CASSANDRA_STORAGE).getPort()
        : settings.integer(LOAD_STORAGE_PORT, USUAL_STORAGE_PORT, 1, 65_535);
  }

  /** Finds what would fail later before anything is started. */
  private void check(ServicePlan plan) {
    Optional<RunFile> running = new ServiceRun(folder, plan.service()).living();
    if (running.isEmpty()) {
      plan.listens().forEach(EnergySystem::checkFree);
    } else if (plan.service() == Service.SERVER) {
      checkSame(plan.address(), running.get().address());
    }
  }

  /**
   * A port that is remembered and taken is not replaced: what has it may be a Cassandra of this
   * very folder that outlived its run file, and two on the same data would destroy it.
   */
  private static void checkFree(String origin, InetSocketAddress address) {
    if (!Ports.free(address)) {
      throw new EnergyException(
          ErrorCode.PORT_TAKEN,
          text(address)
              + " is taken by another process, or is no address of this machine. End that"
              + " process or choose another port: "
              + origin);
    }
  }

  private void checkSame(InetSocketAddress asked, InetSocketAddress actual) {
    boolean portAsked = settings.text(ServerPlan.PORT).isPresent();
    if (portAsked && asked.getPort() != actual.getPort()) {
      throw new EnergyException(
          ErrorCode.SETTING_CONFLICTS,
          "The server already runs at "
              + text(actual)
              + ", not on port "
              + asked.getPort()
              + "; stop it first");
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

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }
}
