package io.energyiot.loader;

import io.energyiot.jobs.JobConnection;
import io.energyiot.jobs.JobSocket;
import io.energyiot.loader.door.DoorReply;
import io.energyiot.loader.door.DoorRequest;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command at the door: queues a load and is told how it goes until it ends or the command does.
 */
final class Visit {
  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);
  private static final long TELL_MILLIS = 200;
  private static final int LOOK_EVERY = 5;

  private final EnergyStore store;
  private final LoaderWork work;
  private final Path loads;
  private final JobConnection<DoorReply, DoorRequest> command;
  private volatile boolean gone;

  private Visit(EnergyStore store, LoaderWork work, Path loads, JobSocket socket)
      throws IOException {
    this.store = store;
    this.work = work;
    this.loads = loads;
    this.command = JobConnection.of(socket.in(), socket.out(), DoorRequest.class);
  }

  /**
   * Serves a command until one of the two has enough.
   *
   * @param loads the folder of loads
   */
  static void serve(EnergyStore store, LoaderWork work, Path loads, JobSocket socket) {
    try {
      new Visit(store, work, loads, socket).serve();
    } catch (IOException e) {
      LOG.debug("a command has gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() throws IOException, InterruptedException {
    Optional<DoorRequest> request = command.receive();
    Optional<UUID> load = request.isPresent() ? load(request.get()) : Optional.empty();
    if (load.isEmpty()) {
      return;
    }
    UUID id = load.get();
    try {
      command.send(new DoorReply.Queued(id));
      listen(id);
      follow(id);
    } finally {
      work.forget(id);
    }
  }

  private Optional<UUID> load(DoorRequest request) throws IOException {
    try {
      if (request instanceof DoorRequest.Queue wanted) {
        return Optional.of(work.add(wanted.job()));
      }
      if (request instanceof DoorRequest.Follow known) {
        work.watch(known.id());
        return Optional.of(known.id());
      }
    } catch (EnergyException e) {
      command.send(new DoorReply.Refused(e.code(), e.getMessage()));
    }
    return Optional.empty();
  }

  private void listen(UUID id) {
    Thread listening = new Thread(() -> receive(id), "visitor's requests");
    listening.setDaemon(true);
    listening.start();
  }

  private void receive(UUID id) {
    try {
      for (Optional<DoorRequest> next = command.receive();
          next.isPresent();
          next = command.receive()) {
        if (next.get() instanceof DoorRequest.Cancel) {
          cancel(id);
        }
      }
    } catch (IOException e) {
      LOG.debug("a command has gone", e);
    }
    gone = true;
  }

  private void cancel(UUID id) throws IOException {
    try {
      store.loadQueue().cancel(id);
    } catch (EnergyException e) {
      command.send(new DoorReply.Refused(e.code(), e.getMessage()));
    }
  }

  /** Another loader of this machine may do the load, so the store is asked as well. */
  private void follow(UUID id) throws IOException, InterruptedException {
    Followed load = work.follow(id).orElse(null);
    for (int looks = 0; !gone; looks++) {
      Optional<LoadReceipt> last =
          load == null ? Optional.empty() : load.await(looks == 0 ? 1 : TELL_MILLIS);
      if (last.isEmpty() && looks % LOOK_EVERY == 0) {
        last = look(id);
      }
      if (last.isPresent()) {
        String folder = loads.resolve(id.toString()).toString();
        command.send(new DoorReply.Ended(last.get(), folder));
        return;
      }
      Optional<DoorReply> now =
          load == null ? Optional.empty() : load.progress().map(DoorReply.Running::new);
      if (now.isPresent()) {
        command.send(now.get());
      }
      if (load == null) {
        Thread.sleep(TELL_MILLIS);
      }
    }
  }

  private Optional<LoadReceipt> look(UUID id) throws IOException {
    try {
      Optional<LoadReceipt> known = store.loads().find(id);
      if (known.filter(each -> each.state() == LoadState.QUEUED).isPresent()) {
        command.send(new DoorReply.Waiting(store.loadQueue().before(id)));
      }
      return known.filter(each -> each.state().hasEnded());
    } catch (EnergyException e) {
      LOG.warn("{}; tried again", e.getMessage());
      return Optional.empty();
    }
  }
}
