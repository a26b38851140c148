package io.energyiot.jobs;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A job for Spark. */
public sealed interface Job extends Serializable {

  /**
   * Runs a statement.
   *
   * @param statement in Spark's SQL
   * @param answer the form of the answer
   */
  record Sql(String statement, SqlAnswer answer) implements Job {}

  /**
   * Writes days of all readings as Parquet.
   *
   * @param folder a path or a URI
   * @param from the first day
   * @param to the end, not included
   */
  record Export(String folder, LocalDate from, LocalDate to) implements Job {}

  /**
   * Computes days of all meters and prints a receipt for each.
   *
   * @param days in the order in which they are computed; empty for yesterday
   * @param withDevices whether to write the usage of each device
   * @param json whether receipts are JSON
   */
  @SuppressWarnings("serial") // the list is one of the JDK's
  record Rollup(List<LocalDate> days, boolean withDevices, boolean json) implements Job {
    /** Copies the days. */
    public Rollup {
      days = List.copyOf(days);
    }
  }

  /**
   * Loads files and prints the id of the load.
   *
   * @param id of the load
   * @param paths URIs, or absolute paths that lead to the same files on every machine
   * @param rejects the folder that takes rejects files: a URI, or an absolute path
   * @param zone of local times and dates in the files; null for the storage zone
   * @param interval the length of an interval where a file does not say it, in seconds
   * @param maxRejects of each file: a number, or a share such as {@code 0.5%}; null for any
   * @param repeats what becomes of contents that were loaded before: {@code SKIP}, {@code AGAIN} or
   *     {@code AS_NEW}
   */
  @SuppressWarnings("serial") // the list is one of the JDK's
  record Load(
      UUID id,
      List<String> paths,
      String rejects,
      ZoneId zone,
      int interval,
      String maxRejects,
      String repeats)
      implements Job {
    /** Copies the paths. */
    public Load {
      paths = List.copyOf(paths);
    }
  }

  /**
   * Reads a table that has a row a reading into the store, and prints the id of the load.
   *
   * @param id of the load
   * @param from the table
   * @param parts into how many ranges of tokens it is cut
   * @param rejects the folder that takes rejects files: a URI, or an absolute path
   * @param interval the length of all intervals, in seconds
   * @param maxRejects of each part: a number, or a share such as {@code 0.5%}; null for any
   */
  record Migrate(
      UUID id, SourceTable from, int parts, String rejects, int interval, String maxRejects)
      implements Job {}
}
