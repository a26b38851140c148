package io.energyiot.analytics.load;

import com.datastax.oss.driver.api.core.CqlSession;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.jobs.SourceTable;
import io.energyiot.model.config.Settings;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.CassandraSettings;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access to the cluster of a table for every process of a job. A process connects once and stays
 * connected until it ends.
 *
 * @param table the table
 */
record SourceAccess(SourceTable table) implements Serializable {
  private static final Map<Map<String, String>, CqlSession> OPEN = new ConcurrentHashMap<>();

  /** The session of this process: that of the store if the table is in the same cluster. */
  CqlSession session(StoreAccess store) {
    return table.cluster().isEmpty()
        ? store.store().session()
        : OPEN.computeIfAbsent(table.cluster(), SourceAccess::connect);
  }

  private static CqlSession connect(Map<String, String> cluster) {
    return Cassandra.connectToRead(
        CassandraSettings.from(Settings.of(cluster, "the table's cluster")));
  }
}
