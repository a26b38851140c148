package io.energyiot.bulk.sstable;

import io.energyiot.bulk.row.MergeCounts;
import java.util.Iterator;
import java.util.Map;

/** The partitions of a row file in order of their tokens, in the form of Cassandra. */
interface FilePartitions extends Iterator<PartitionRows> {
  /** How many partitions there are. */
  long count();

  /** Returns what was merged so far, by the files' places in the load. */
  Map<Integer, MergeCounts> counts();
}
