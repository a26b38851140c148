package io.energyiot.loader;

import io.energyiot.load.LoadOptions;
import io.energyiot.load.Loader;
import io.energyiot.load.write.SstableNode;
import io.energyiot.loader.door.LoaderDoor;
import io.energyiot.loader.node.SystemNode;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.process.Pause;
import io.energyiot.platform.run.ServiceRun;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loader's process. */
public final class LoaderMain {
  private static final Logger LOG = LoggerFactory.getLogger(LoaderMain.class);

  /** Less than the platform waits for before it ends the process by force. */
  private static final long END_MILLIS = 45_000;

  private static final Duration SERVER_LIMIT = Duration.ofMinutes(1);

  private LoaderMain() {}

  /**
   * Loads until the process is told to end.
   *
   * @param arguments the folder of the programs, the data folder, the settings, the socket
   */
  public static void main(String[] arguments) throws IOException {
    DataFolder folder = new DataFolder(Path.of(arguments[1]));
    try {
      Settings settings = Settings.read(Path.of(arguments[2]));
      Installation installation = new Installation(Path.of(arguments[0]));
      run(EnergySystem.of(installation, folder, settings), folder, settings, Path.of(arguments[3]));
    } catch (EnergyException e) {
      System.err.println("ERROR " + e.code() + ": " + e.getMessage());
      System.exit(e.code().type().exitStatus());
    }
  }

  private static void run(EnergySystem system, DataFolder folder, Settings settings, Path door)
      throws IOException {
    LoaderSettings own = LoaderSettings.from(settings, folder.loads());
    LoaderName name = LoaderName.of(folder.of(Service.LOADER));
    Settings all = system.settingsWithStores();
    awaitServer(new ServiceRun(folder, Service.SERVER));
    EnergyStore store = EnergyStore.open(all);
    Optional<SstableNode> node = SystemNode.of(system, all, store);
    LoadOptions plain = LoadOptions.of(store.zone().id(), own.work());
    LoadOptions usual = node.map(plain::with).orElse(plain);
    Loader loader = new Loader(store, usual);
    LoaderWork work = work(folder, own, store, loader, usual, name.holder());
    Thread working = new Thread(work, "work");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(work, working), "end"));
    working.start();
    daemon(new Presence(store, name.holder()), "presence");
    own.watched()
        .ifPresent(
            watched -> daemon(new Watching(watched, own.settleSeconds(), store, work), "watching"));
    try (name;
        store;
        loader;
        LoaderDoor open = LoaderDoor.open(door, socket -> DoorSession.serve(store, work, socket))) {
      LOG.info("ready at {} as {}", open.place(), name.holder());
      working.join();
      LOG.info("ended");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static LoaderWork work(
      DataFolder folder,
      LoaderSettings own,
      EnergyStore store,
      Loader loader,
      LoadOptions usual,
      UUID holder)
      throws IOException {
    Uploads uploads = new Uploads(own.work(), System::nanoTime);
    uploads.makeFolder();
    IdleWork idle =
        new IdleWork(
            loader,
            usual.dry(),
            folder.of(Service.LOADER),
            folder.log(Service.LOADER).resolveSibling("loader-sstables.log"),
            own.warmUp());
    JobTasks tasks = new JobTasks(usual, store.zone().id(), own.folders(), own.bounds());
    LoadAudit audit = new LoadAudit(store, own.audit());
    return new LoaderWork(store, loader, tasks, holder, idle, uploads, audit);
  }

  /**
   * Waits until the server that starts beside this process has made its tables. If two processes
   * make a table at the same time, two nodes of a cluster may give it two ids, which lasts. A store
   * by itself waits for a table that a node does not know yet.
   */
  private static void awaitServer(ServiceRun server) {
    long began = System.nanoTime();
    while (server.living().isPresent()
        && !server.answers()
        && System.nanoTime() - began < SERVER_LIMIT.toNanos()) {
      Pause.brief();
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void end(LoaderWork work, Thread working) {
    work.end();
    try {
      working.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
