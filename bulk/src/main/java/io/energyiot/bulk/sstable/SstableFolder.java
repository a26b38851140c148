package io.energyiot.bulk.sstable;

import io.energyiot.bulk.row.PartitionKey;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.cql3.statements.schema.CreateTableStatement;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.PreHashedDecoratedKey;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.rows.EncodingStats;
import org.apache.cassandra.dht.Murmur3Partitioner;
import org.apache.cassandra.dht.Murmur3Partitioner.LongToken;
import org.apache.cassandra.io.sstable.Descriptor;
import org.apache.cassandra.io.sstable.SSTableTxnWriter;
import org.apache.cassandra.io.sstable.SequenceBasedSSTableId;
import org.apache.cassandra.io.util.File;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.schema.TableMetadataRef;

/**
 * A folder that takes SSTables of one table.
 *
 * @param table whose rows they have
 * @param path exists
 * @param stats what all rows have in common
 */
record SstableFolder(TableMetadata table, Path path, EncodingStats stats) {
  private static final String FORMAT = "bti";

  /**
   * Returns the folder for SSTables of the table that {@code cql} creates.
   *
   * @param cql a {@code CREATE TABLE} statement
   * @param stats what all rows have in common
   */
  static SstableFolder of(String keyspace, String cql, Path path, EncodingStats stats) {
    return new SstableFolder(table(keyspace, cql), path, stats);
  }

  /** Returns the table that {@code cql}, a {@code CREATE TABLE} statement, creates. */
  static TableMetadata table(String keyspace, String cql) {
    return CreateTableStatement.parse(cql, keyspace)
        .partitioner(Murmur3Partitioner.instance)
        .build();
  }

  /** Sets up the parts of Cassandra that SSTables need. To be called once in a process. */
  static void initializeCassandra() {
    DatabaseDescriptor.clientInitialization();
    DatabaseDescriptor.setPartitionerUnsafe(Murmur3Partitioner.instance);
  }

  /** Returns an empty partition. */
  PartitionRows partition(PartitionKey key) {
    DecoratedKey decorated =
        new PreHashedDecoratedKey(
            new LongToken(key.token()),
            ByteBuffer.wrap(key.bytes()),
            key.token(),
            key.secondHash());
    return new PartitionRows(table, decorated, stats);
  }

  /**
   * Returns a writer of partitions, which must come in order of their tokens.
   *
   * @param number of the SSTable, which the folder must not have
   * @param keys how many partitions to expect; sizes the Bloom filter
   */
  SSTableTxnWriter writer(int number, long keys) {
    Descriptor descriptor =
        new Descriptor(
            new File(path),
            table.keyspace,
            table.name,
            new SequenceBasedSSTableId(number),
            DatabaseDescriptor.getSSTableFormats().get(FORMAT));
    SerializationHeader header =
        new SerializationHeader(true, table, table.regularAndStaticColumns(), stats);
    return SSTableTxnWriter.create(
        TableMetadataRef.forOfflineTools(table),
        descriptor,
        keys,
        0,
        null,
        false,
        header,
        List.of(),
        null);
  }
}
