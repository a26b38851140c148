package io.energyiot.bulk.sstable;

import io.energyiot.bulk.process.SstableRequest;
import java.io.IOException;

/**
 * Writes a few rows as the process that writes SSTables does, so that an archive of its classes can
 * be made before there is a store.
 */
final class BulkRehearsal {
  private static final String KEYSPACE = "rehearsal";

  /** As that of day blocks; Cassandra's code is the same for other columns. */
  private static final String TABLE =
      """
      CREATE TABLE day_block (
        device_id text,
        year int,
        channel text,
        day date,
        version timestamp,
        sequence bigint,
        block blob,
        PRIMARY KEY ((device_id, year), channel, day, version, sequence)
      ) WITH CLUSTERING ORDER BY (channel ASC, day DESC, version DESC, sequence DESC)
        AND compression = {'class': 'LZ4Compressor', 'chunk_length_in_kb': 16}
        AND compaction = {'class': 'UnifiedCompactionStrategy'}
      """;

  private BulkRehearsal() {}

  /** Rehearses in the folder that the only argument names. */
  public static void main(String[] arguments) throws IOException {
    SstableFolder.initializeCassandra();
    Preparation.run(new SstableRequest.Prepare(KEYSPACE, TABLE, arguments[0]));
    System.exit(0); // Cassandra leaves threads behind
  }
}
