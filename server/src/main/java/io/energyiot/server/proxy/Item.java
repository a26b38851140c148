package io.energyiot.server.proxy;

/** One record of a request, its parts as compact JSON. */
final class Item {
  private final byte[] key;
  private final byte[] value;
  private final Integer partition;
  private final boolean tooLong;

  /**
   * @param key null for none
   * @param value null for none
   * @param partition null if any will do
   * @param tooLong whether its key or value is longer than {@link JsonCopy#LONGEST}, and so not
   *     here
   */
  Item(byte[] key, byte[] value, Integer partition, boolean tooLong) {
    this.key = key;
    this.value = value;
    this.partition = partition;
    this.tooLong = tooLong;
  }

  /** The same record for a partition. */
  Item in(Integer itsPartition) {
    return new Item(key, value, itsPartition, tooLong);
  }

  byte[] key() {
    return key;
  }

  byte[] value() {
    return value;
  }

  Integer partition() {
    return partition;
  }

  boolean tooLong() {
    return tooLong;
  }
}
