package io.energyiot.bench.machine;

/** What is measured fails, or answers wrongly. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BenchException(String message) {
    super(message);
  }

  public BenchException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }

  /** Keeps the thread's interrupt, so that nothing else is started. */
  public static BenchException interrupted() {
    Thread.currentThread().interrupt();
    return new BenchException("interrupted");
  }
}
