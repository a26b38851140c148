package io.energyiot.ingest.consume;

import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Bounds the decompressed bytes of a poll. Kafka's own limits count compressed bytes, one of which
 * may stand for a thousand. Kafka decompresses a record only when it passes it on.
 *
 * <p>If a value can't be deserialized, a poll returns the records before it, and the next poll
 * begins with it. So this deserializer fails when there is no room left, but never for the first
 * record. For one consumer.
 */
final class PolledBytes implements Deserializer<byte[]> {
  private final long max;
  private long polled;

  /**
   * @param max bytes after which no further record is begun
   */
  PolledBytes(long max) {
    this.max = max;
  }

  /** Must be called before each poll. */
  void beginPoll() {
    polled = 0;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    // has nothing to be told
  }

  @Override
  public byte[] deserialize(String topic, byte[] data) {
    if (polled >= max) {
      throw new SerializationException("enough for this poll");
    }
    polled += data == null ? 0 : data.length;
    return data;
  }
}
