package io.energyiot.bulk.sstable.scan;

import java.io.IOException;
import org.apache.cassandra.db.DataRange;
import org.apache.cassandra.db.Slices;
import org.apache.cassandra.db.rows.RowIterator;

/** The rows that a request asks for. For one thread. */
interface ScanRows {
  /** Their partitions, and what is wanted of each. */
  DataRange range();

  /** What is wanted of each partition. */
  Slices slices();

  /** Sends the rows of a partition, which come in the order that CQL has them in. */
  void send(RowIterator rows) throws IOException;

  /** Says that this was all. */
  void end() throws IOException;
}
