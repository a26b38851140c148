package io.energyiot.bulk.row;

/**
 * A row of a table that has one row a partition.
 *
 * @param key its partition
 * @param cells as {@link PackedCells} has them
 */
@SuppressWarnings("ArrayRecordComponent") // there are millions of them, so arrays are not copied
public record CellRow(PartitionKey key, byte[] cells) {}
