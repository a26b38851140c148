package io.energyiot.bench.peers.system;

/** A peer that can't take part, and why. */
public final class SkippedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SkippedException(String reason) {
    super(reason);
  }
}
