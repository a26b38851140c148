package io.energyiot.ingest.consume;

import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Gives records their versions: the time at which the broker appended them, which is the same in
 * every reading.
 *
 * <p>A record from before brokers gave the time has the time of its sender's clock. If that is
 * later than the instant at which the first such record was met, it counts as learned at that
 * instant, which is fixed once for the topic and lies before every time that brokers gave.
 */
final class RecordVersions {
  private final EnergyStore store;
  private long sendersUntil = -1;

  RecordVersions(EnergyStore store) {
    this.store = store;
  }

  /**
   * Returns the version of a record's readings.
   *
   * @throws EnergyException if the store has to be asked for the instant and does not answer
   */
  Version of(ConsumerRecord<?, ?> record) {
    long millis = Math.max(0, record.timestamp());
    if (record.timestampType() != TimestampType.LOG_APPEND_TIME) {
      millis = Math.min(millis, sendersUntil(record.topic()));
    }
    return Version.ofRecord(millis, record.partition(), record.offset());
  }

  private long sendersUntil(String topic) {
    if (sendersUntil < 0) {
      sendersUntil = store.sendersTimesUntil(topic);
    }
    return sendersUntil;
  }
}
