package io.energyiot.bench.machine;

/** What is measured has failed or given a wrong answer. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BenchException(String message) {
    super(message);
  }

  public BenchException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }

  /** Restores the thread's interrupt flag, so that nothing else is started. */
  public static BenchException interrupted() {
    Thread.currentThread().interrupt();
    return new BenchException("interrupted");
  }
}
