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
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command at the door has: a load, which it queues or knows, and news of it until it ends or
 * the command does.
 */
final class DoorSession {
  private static final Logger LOG = LoggerFactory.getLogger(DoorSession.class);
  private static final long LOOK_MILLIS = 1_000;

  private final EnergyStore store;
  private final LoaderWork work;
  private final JobConnection<DoorReply, DoorRequest> command;
  private volatile boolean gone;

  private DoorSession(EnergyStore store, LoaderWork work, JobSocket socket) throws IOException {
    this.store = store;
    this.work = work;
    this.command = JobConnection.of(socket.in(), socket.out(), DoorRequest.class);
  }

  /** Serves a command until one of the two has enough. */
  static void serve(EnergyStore store, LoaderWork work, JobSocket socket) {
    try {
      new DoorSession(store, work, socket).serve();
    } catch (IOException e) {
      LOG.debug("a command has gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() throws IOException, InterruptedException {
    Optional<DoorRequest> request = command.receive();
    Optional<FollowedLoad> load = request.isPresent() ? load(request.get()) : Optional.empty();
    if (load.isEmpty()) {
      return;
    }
    UUID id = load.get().id();
    try {
      command.send(new DoorReply.Queued(id));
      listen(id);
      follow(load.get());
    } finally {
      work.forget(load.get());
    }
  }

  private Optional<FollowedLoad> load(DoorRequest request) throws IOException {
    try {
      if (request instanceof DoorRequest.Queue wanted) {
        return Optional.of(work.add(wanted.job()));
      }
      if (request instanceof DoorRequest.Follow known) {
        return Optional.of(work.follow(known.id()));
      }
    } catch (EnergyException e) {
      command.send(new DoorReply.Refused(e.code(), e.getMessage()));
    }
    return Optional.empty();
  }

  private void listen(UUID id) {
    Thread listening = new Thread(() -> receive(id), "command's requests");
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

  /** Another loader of this machine may do the load, so without news the store is asked. */
  private void follow(FollowedLoad load) throws IOException, InterruptedException {
    Optional<DoorReply> news = look(load.id());
    while (!gone) {
      if (news.isPresent()) {
        command.send(news.get());
      }
      if (news.orElse(null) instanceof DoorReply.Ended) {
        return;
      }
      news = load.await(LOOK_MILLIS);
      if (news.isEmpty()) {
        news = look(load.id());
      }
    }
  }

  private Optional<DoorReply> look(UUID id) {
    try {
      return store.loads().overview(id).flatMap(this::reply);
    } catch (EnergyException e) {
      LOG.warn("{}; tried again", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<DoorReply> reply(LoadReceipt known) {
    UUID id = known.id();
    if (known.state().hasEnded()) {
      return Optional.of(new DoorReply.Ended(store.loads().require(id), work.folder(id)));
    }
    return known.state() == LoadState.QUEUED
        ? Optional.of(new DoorReply.Waiting(store.loadQueue().before(id)))
        : Optional.ofNullable(known.progress()).map(DoorReply.Running::new);
  }
}
