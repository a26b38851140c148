package io.energyiot.cli.load;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.load.LoadResult;
import io.energyiot.loader.door.DoorClient;
import io.energyiot.loader.door.DoorReply;
import io.energyiot.loader.door.DoorRequest;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.EnergySystem;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.queue.LoaderJob;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Has the loader do a load, and waits for its end. */
final class LoaderVisit implements AutoCloseable {
  /** How long a loader that has died is waited for; a supervisor starts it again. */
  private static final Duration AWAY = Duration.ofSeconds(60);

  private static final long RETRY_MILLIS = 200;

  private final EnergySystem system;
  private final PrintStream err = System.err;
  private final Farewell farewell = new Farewell(this::cancel);
  private volatile DoorClient door;
  private UUID id;
  private int told;

  private LoaderVisit(EnergySystem system, DoorClient door) {
    this.system = system;
    this.door = door;
  }

  /** Goes to the loader of a system; empty if none runs. */
  static Optional<LoaderVisit> of(SystemOptions options) {
    EnergySystem system = options.system();
    return connected(system).map(door -> new LoaderVisit(system, door));
  }

  private static Optional<DoorClient> connected(EnergySystem system) {
    try {
      Optional<Path> place = system.loaderDoor();
      return place.isPresent() ? Optional.of(DoorClient.connect(place.get())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Queues a load and returns when it has ended.
   *
   * @throws EnergyException if it was not queued, or the loader has died and does not come back
   */
  LoadResult load(LoaderJob job) {
    try (TaskProgress bar = TaskProgress.ofPhases()) {
      farewell.tellBy(bar);
      DoorRequest request = new DoorRequest.Queue(job);
      while (true) {
        Optional<LoadResult> result = asked(request, bar);
        if (result.isPresent()) {
          return result.get();
        }
        door = again();
        request = new DoorRequest.Follow(id);
      }
    }
  }

  /** Empty if the loader has died; the load is in the queue then. */
  private Optional<LoadResult> asked(DoorRequest request, TaskProgress bar) {
    try {
      door.send(request);
      for (Optional<DoorReply> reply = door.receive(); reply.isPresent(); reply = door.receive()) {
        Optional<LoadResult> result = heard(reply.get(), bar);
        if (result.isPresent()) {
          return result;
        }
      }
    } catch (IOException e) {
      if (id == null) {
        throw gone(e);
      }
    }
    if (id == null) {
      throw gone(null);
    }
    return Optional.empty();
  }

  private static EnergyException gone(IOException cause) {
    return new EnergyException(
        ErrorCode.CHILD_FAILED,
        "the loader ended, or is of another build, before it took the load; try again, or load"
            + " with --here",
        cause);
  }

  private Optional<LoadResult> heard(DoorReply reply, TaskProgress bar) {
    if (reply instanceof DoorReply.Queued queued) {
      id = queued.id();
      farewell.isQueued(id);
    } else if (reply instanceof DoorReply.Waiting waiting) {
      tellPlace(waiting.before());
    } else if (reply instanceof DoorReply.Running running && !farewell.isSaid()) {
      LoadText.show(bar, running.progress());
    } else if (reply instanceof DoorReply.SetBack setBack) {
      err.printf(
          "energy: load %s failed for now, and is done again in %d s: %s%n",
          id, setBack.seconds(), setBack.why());
    } else if (reply instanceof DoorReply.Refused refused) {
      if (id == null) {
        throw new EnergyException(refused.code(), refused.message());
      }
      err.println("energy: " + refused.message());
    } else if (reply instanceof DoorReply.Ended ended) {
      LoadReceipt receipt = ended.receipt();
      return Optional.of(new LoadResult(receipt, Path.of(ended.folder()), failure(receipt)));
    }
    return Optional.empty();
  }

  private void tellPlace(int before) {
    if (before > 0 && before != told) {
      told = before;
      err.printf("energy: load %s waits; %d before it%n", id, before);
    }
  }

  /** The failure that a receipt tells of; null if the load has reached its end. */
  private static EnergyException failure(LoadReceipt receipt) {
    if (receipt.state() == LoadState.CANCELLED && receipt.error() == null) {
      return new EnergyException(
          ErrorCode.LOAD_CANCELLED, "the load was cancelled; nothing of it is stored");
    }
    if (receipt.error() == null) {
      return null;
    }
    return EnergyException.ofText(receipt.error());
  }

  private DoorClient again() {
    long began = System.nanoTime();
    while (System.nanoTime() - began < AWAY.toNanos()) {
      Optional<DoorClient> next = connected(system);
      if (next.isPresent()) {
        return next.get();
      }
      try {
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new EnergyException(
        ErrorCode.CHILD_FAILED,
        "the loader has ended; it does load %s when ./energy up starts it again".formatted(id));
  }

  /** The command is told to end. Returns whether it must wait for the load's end. */
  boolean sayFarewell() {
    return farewell.say();
  }

  private void cancel() {
    try {
      door.send(new DoorRequest.Cancel());
    } catch (IOException e) {
      err.println("energy: the loader has ended, so the load can't be cancelled now");
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      // it is of no more use
    }
  }
}
