package io.energyiot.jobs;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A request to Spark's process. It holds all that the job needs, so one request does not depend on
 * another.
 *
 * @param settings those under {@code analytics.}, {@code cassandra.}, {@code s3.}, {@code spark.}
 *     and {@code storage.}, and {@code load.jmx_port}; may hold passwords, so they are never
 *     printed
 * @param work the folder in which Spark puts aside what does not fit into memory; must exist
 * @param folder where relative paths in a statement start; absolute
 * @param reader the command of the process that reads SSTables, without the class to run; empty if
 *     there is none
 * @param job what to do
 */
@SuppressWarnings("serial") // the map and the list are of the JDK
public record JobRequest(
    Map<String, String> settings, String work, String folder, List<String> reader, Job job)
    implements Serializable {

  /** Copies the settings and the command. */
  public JobRequest {
    reader = List.copyOf(reader);
    settings = Map.copyOf(settings);
  }

  @Override
  public String toString() {
    return job + " in " + work;
  }
}
