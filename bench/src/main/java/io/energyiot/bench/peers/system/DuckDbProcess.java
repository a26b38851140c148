package io.energyiot.bench.peers.system;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.households.HouseholdsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * DuckDB in a virtual machine of its own that loads one file, timed from its start to its end as a
 * command is.
 */
public final class DuckDbProcess implements Peer {
  private final Path folder;
  private final DuckDb duckDb;

  /**
   * Not yet started.
   *
   * @param folder where it keeps its file
   */
  DuckDbProcess(Path folder) {
    this.folder = folder;
    this.duckDb = new DuckDb(folder);
  }

  /**
   * Loads a file into the database of a folder.
   *
   * @param arguments the folder, the file, its form
   */
  public static void main(String[] arguments) {
    try (DuckDb duckDb = new DuckDb(Path.of(arguments[0]))) {
      duckDb.start();
      duckDb.load(Path.of(arguments[1]), HouseholdsFile.Form.valueOf(arguments[2]));
    }
  }

  /** Makes the table; the process finds it. */
  @Override
  public void start() {
    duckDb.start();
  }

  @Override
  public String version() {
    return duckDb.version();
  }

  @Override
  public String durability() {
    return duckDb.durability();
  }

  @Override
  public Loaded load(Path file, HouseholdFileDays content) {
    duckDb.close(); // only one process may have the file open
    long began = System.nanoTime();
    run(file, content.form());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    duckDb.start();
    return new Loaded(content.readings(), took, "the whole process, with duckdb_jdbc");
  }

  private void run(Path file, HouseholdsFile.Form form) {
    Path log = folder.resolve("process.log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseParallelGC",
            "-cp",
            System.getProperty("java.class.path"),
            DuckDbProcess.class.getName(),
            folder.toString(),
            file.toString(),
            form.name());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new BenchException("DuckDB's process failed: " + Files.readString(log).strip());
      }
    } catch (IOException e) {
      throw new BenchException("DuckDB's process can't be run", e);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  @Override
  public void check(HouseholdFileDays content, Loaded loaded) {
    duckDb.check(content, loaded);
  }

  @Override
  public void close() {
    duckDb.close();
  }

  @Override
  public long storedBytes() {
    return duckDb.storedBytes();
  }
}
