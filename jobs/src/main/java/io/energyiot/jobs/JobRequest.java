package io.energyiot.jobs;

import java.io.Serializable;
import java.util.Map;

/**
 * A request to Spark's process. It holds all that the job needs, so one request does not depend on
 * another.
 *
 * @param settings those under {@code cassandra.}, {@code s3.}, {@code spark.} and {@code storage.};
 *     may hold passwords, so they are never printed
 * @param work the folder in which Spark puts aside what does not fit into memory; must exist
 * @param folder where relative paths in a statement start; absolute
 * @param job what to do
 */
@SuppressWarnings("serial") // the map is one of the JDK's
public record JobRequest(Map<String, String> settings, String work, String folder, Job job)
    implements Serializable {

  /** Copies the settings. */
  public JobRequest {
    settings = Map.copyOf(settings);
  }

  @Override
  public String toString() {
    return job + " in " + work;
  }
}
