package io.energyiot.bench.peers;

import com.datastax.oss.driver.api.core.DriverException;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.Scratch;
import io.energyiot.bench.peers.PeerResult.State;
import io.energyiot.bench.peers.system.Contestant;
import io.energyiot.bench.peers.system.HouseholdFileDays;
import io.energyiot.bench.peers.system.Loaded;
import io.energyiot.bench.peers.system.Peer;
import io.energyiot.bench.peers.system.SkippedException;
import io.energyiot.model.error.EnergyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Has one peer at a time load the file: nothing of another is in memory or on its way to the disk.
 *
 * @param scratch holds a folder for each while it runs
 * @param settings a file with settings of this system
 */
record PeerRun(Path file, HouseholdFileDays content, Scratch scratch, Optional<Path> settings) {

  /** Starts a peer, has it load, checks what it answers, and stops it. */
  PeerResult of(Contestant contestant) {
    try (Scratch folder = scratch.inner(contestant.toString())) {
      if (settings.isPresent()) {
        Files.copy(settings.get(), folder.path().resolve("energy.properties"));
      }
      return measure(contestant, contestant.in(folder.path()));
    } catch (SkippedException e) {
      return PeerResult.without(contestant, State.SKIPPED, e.getMessage());
    } catch (BenchException
        | EnergyException
        | DriverException
        | IOException
        | UncheckedIOException e) {
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
