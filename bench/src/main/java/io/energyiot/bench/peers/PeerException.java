package io.energyiot.bench.peers;

/** A peer that fails, or answers wrongly. */
final class PeerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PeerException(String message) {
    super(message);
  }

  PeerException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }

  /** Keeps the thread's interrupt, so that no other peer is started. */
  static PeerException interrupted() {
    Thread.currentThread().interrupt();
    return new PeerException("interrupted");
  }
}
