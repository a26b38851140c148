package io.energyiot.bench.peers;

/** A peer that can't take part, and why. */
final class SkippedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SkippedException(String reason) {
    super(reason);
  }
}
