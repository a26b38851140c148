package io.energyiot.ingest.consume;

import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Ends a poll when it has brought so many bytes, decompressed. Kafka's own limits count compressed
 * bytes, of which one may hold a thousand; it decompresses a record only when it hands it out.
 *
 * <p>Where the value of a further record can't be had, a poll returns those before it, and the next
 * poll begins with it. So the value of a record that comes when there is no room is an error, and
 * that of the first one never is. For one consumer.
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

  /** To be called before each poll. */
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
