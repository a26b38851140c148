package io.energyiot.bench.peers;

import io.energyiot.bench.peers.PeerResult.State;
import io.energyiot.model.error.EnergyException;
import java.nio.file.Path;

/**
 * Has one peer at a time load the file: nothing of another is in memory or on its way to the disk.
 *
 * @param scratch holds a folder for each while it runs
 */
record PeerRun(Path file, FleetDays content, Scratch scratch) {

  /** Starts a peer, has it load, checks what it answers, and stops it. */
  PeerResult of(Contestant contestant) {
    try (Scratch folder = scratch.inner(contestant.toString())) {
      return measure(contestant, contestant.in(folder.path()));
    } catch (SkippedException e) {
      return PeerResult.without(contestant, State.SKIPPED, e.getMessage());
    } catch (PeerException | EnergyException e) {
      return PeerResult.without(contestant, State.FAILED, e.getMessage());
    }
  }

  private PeerResult measure(Contestant contestant, Peer peer) {
    if (!peer.reads(content.form())) {
      throw new SkippedException("it does not import the " + content.form() + " form");
    }
    String version;
    Loaded loaded;
    try {
      peer.start();
      version = peer.version();
      loaded = peer.load(file, content);
      peer.check(content, loaded);
    } finally {
      stop(peer);
    }
    return PeerResult.done(contestant, version, loaded, peer.storedBytes(), peer.durability());
  }

  /** Stopping waits for processes, which an interrupt would cut short. */
  private static void stop(Peer peer) {
    boolean interrupted = Thread.interrupted();
    try {
      peer.close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
