package io.energyiot.server.proxy;

import java.util.List;

/**
 * Where the address of a request wants its records.
 *
 * @param topic its name, of which it is not yet known whether there is one
 * @param partition for all records; null if each may name its own
 */
record Target(String topic, Integer partition) {
  private static final int IN_NO_TOPIC = -1;

  /** A topic, in whose partitions the records lie as they say. */
  static Target of(String topic) {
    return new Target(topic, null);
  }

  /** One partition, as the address has it; a text that is no number is in no topic. */
  static Target of(String topic, String partition) {
    try {
      return new Target(topic, Integer.valueOf(partition));
    } catch (NumberFormatException e) {
      return new Target(topic, IN_NO_TOPIC);
    }
  }

  /**
   * Checks the address before the body is read.
   *
   * @param partitions that the topic has
   * @throws ProxyException if the one of the address is not among them
   */
  void check(int partitions) {
    checkIn(partition, partitions);
  }

  /**
   * The same records, each with the partition that the address wants.
   *
   * @param partitions that the topic has
   * @throws ProxyException if it has not the one that a record wants, or the record wants its own
   *     where the address has one
   */
  List<Item> place(List<Item> items, int partitions) {
    for (Item item : items) {
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
