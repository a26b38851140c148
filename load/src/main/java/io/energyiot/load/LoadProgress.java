package io.energyiot.load;

/** Hears how far the load of a file is. Called often and by one thread; must be quick. */
@FunctionalInterface
public interface LoadProgress {
  /** Hears nothing. */
  LoadProgress NONE = (bytesRead, bytes) -> {};

  /**
   * Says how much of the file has been read.
   *
   * @param bytesRead from the file so far
   * @param bytes the file's size
   */
  void read(long bytesRead, long bytes);
}
