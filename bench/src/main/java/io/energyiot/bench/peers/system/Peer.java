package io.energyiot.bench.peers.system;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.households.HouseholdsFile;
import java.nio.file.Path;

/**
 * A system that stores readings. It keeps all its data in the folder that it was made with, which
 * is deleted afterwards. {@link #close} may follow any other call, also one that failed.
 */
public interface Peer extends AutoCloseable {
  /** Whether its own means of import read such files. */
  default boolean reads(HouseholdsFile.Form form) {
    return true;
  }

  /**
   * Starts it and makes its table; returns when it answers.
   *
   * @throws SkippedException if it can't take part, with what would help
   * @throws BenchException if it does not start; here and below also what its client throws
   */
  void start();

  /** The version of what has started. */
  String version();

  /** What has happened to the data when {@link #load} returns, in words. */
  String durability();

  /**
   * Loads a file, or the beginning of it, from text to data that can be queried.
   *
   * @param content what the file holds
   * @throws BenchException if it fails
   */
  Loaded load(Path file, HouseholdFileDays content);

  /**
   * Asks for what was loaded.
   *
   * @throws BenchException if the answer is not what {@code content} says, or none comes
   */
  void check(HouseholdFileDays content, Loaded loaded);

  /** Stops it; nothing happens if it does not run. */
  @Override
  void close();

  /** Bytes that the loaded readings take on the disk; asked for after {@link #close}. */
  long storedBytes();
}
