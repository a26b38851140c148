package io.energyiot.server.proxy;

import java.util.List;

/**
 * Where a request sends its records.
 *
 * @param topic the name of a topic that may not exist
 * @param partition the partition of all records; null if each may name its own
 */
record ProxyTarget(String topic, Integer partition) {
  private static final int IN_NO_TOPIC = -1;

  /** Returns a topic; each record may name its partition. */
  static ProxyTarget of(String topic) {
    return new ProxyTarget(topic, null);
  }

  /** Returns one partition; a text that is not a number is no partition of any topic. */
  static ProxyTarget of(String topic, String partition) {
    try {
      return new ProxyTarget(topic, Integer.valueOf(partition));
    } catch (NumberFormatException e) {
      return new ProxyTarget(topic, IN_NO_TOPIC);
    }
  }

  /**
   * Checks the address before the body is read.
   *
   * @param partitions how many the topic has
   * @throws ProxyException if it does not have that of the address
   */
  void check(int partitions) {
    checkIn(partition, partitions);
  }

  /**
   * Returns the same records with their partitions.
   *
   * @param partitions how many the topic has
   * @throws ProxyException if the topic does not have the partition of a record, or if both the
   *     record and the address name one
   */
  List<ProxyRecord> place(List<ProxyRecord> items, int partitions) {
    for (ProxyRecord item : items) {
      if (partition != null && item.partition() != null) {
        throw new ProxyException(ProxyError.REQUEST_INVALID, "Unrecognized field: partition");
      }
      checkIn(item.partition(), partitions);
    }
    return partition == null ? items : items.stream().map(item -> item.in(partition)).toList();
  }

  private static void checkIn(Integer partition, int partitions) {
    if (partition != null && (partition < 0 || partition >= partitions)) {
      throw new ProxyException(ProxyError.PARTITION_UNKNOWN, "Partition not found.");
    }
  }
}
