package io.energyiot.server.proxy;

/** One record of a request, with key and value as compact JSON. */
final class ProxyRecord {
  private final byte[] key;
  private final byte[] value;
  private final Integer partition;
  private final boolean tooLong;

  /**
   * @param key null if there is none
   * @param value null if there is none
   * @param partition null if any partition will do
   * @param tooLong whether key or value was left out because it is longer than {@link
   *     JsonCopy#LONGEST}
   */
  ProxyRecord(byte[] key, byte[] value, Integer partition, boolean tooLong) {
    this.key = key;
    this.value = value;
    this.partition = partition;
    this.tooLong = tooLong;
  }

  /** Returns the same record for a partition. */
  ProxyRecord in(Integer itsPartition) {
    return new ProxyRecord(key, value, itsPartition, tooLong);
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
