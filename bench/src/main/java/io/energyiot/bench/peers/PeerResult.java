package io.energyiot.bench.peers;

import io.energyiot.bench.peers.system.Contestant;
import io.energyiot.bench.peers.system.Loaded;

/**
 * How a peer fared.
 *
 * @param version null unless it is done, as all figures are
 * @param readings how many it loaded
 * @param seconds from text to data that can be queried
 * @param ofBest its rate as a share of that of the fastest which is not this system; null if there
 *     is none
 * @param storedBytes on the disk, once it had stopped
 * @param durability what had happened to the data by then
 * @param note why it is not done, or what a reader of the figures should know; may be empty
 */
record PeerResult(
    Contestant peer,
    State state,
    String version,
    Long readings,
    Double seconds,
    Double readingsPerSecond,
    Double ofBest,
    Long storedBytes,
    String durability,
    String note) {

  /** Whether it counts. */
  enum State {
    /** Loaded, and the answers are right. */
    DONE,
    /** It could not take part. */
    SKIPPED,
    /** It failed, or answered wrongly. */
    FAILED
  }

  /** A peer that is done. */
  static PeerResult done(
      Contestant peer, String version, Loaded loaded, long storedBytes, String durability) {
    double seconds = loaded.seconds();
    return new PeerResult(
        peer,
        State.DONE,
        version,
        loaded.readings(),
        seconds,
        loaded.readings() / seconds,
        null,
        storedBytes,
        durability,
        loaded.note());
  }

  /** A peer without figures, and why. */
  static PeerResult without(Contestant peer, State state, String reason) {
    return new PeerResult(peer, state, null, null, null, null, null, null, null, reason);
  }

  /** The same beside the fastest of the others, which read {@code best} readings a second. */
  PeerResult beside(double best) {
    return state != State.DONE
        ? this
        : new PeerResult(
            peer,
            state,
            version,
            readings,
            seconds,
            readingsPerSecond,
            readingsPerSecond / best,
            storedBytes,
            durability,
            note);
  }
}
