package io.energyiot.jobs;

import java.io.Serializable;

/** The form of an answer to a SQL statement. */
public sealed interface SqlAnswer extends Serializable {

  /**
   * A table for people.
   *
   * @param maxRows how many rows it shows at most
   */
  record Table(int maxRows) implements SqlAnswer {}

  /** All rows as CSV. */
  record Csv() implements SqlAnswer {}

  /**
   * All rows as Parquet.
   *
   * @param folder a path or a URI; must not exist yet
   */
  record Parquet(String folder) implements SqlAnswer {}
}
