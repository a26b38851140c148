package io.energyiot.ingest.consume;

import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * The versions of records: when the broker appended them, the same whenever they are read.
 *
 * <p>A record that lay on the topic before its brokers gave the time has the time of its sender's
 * clock. If that is later than the first such record was met, it counts as learned then: an instant
 * that is fixed once for the topic, and lies before all that brokers give a time to.
 */
final class RecordVersions {
  private final EnergyStore store;
  private long sendersUntil = -1;

  RecordVersions(EnergyStore store) {
    this.store = store;
  }

  /**
   * The version of a record's readings.
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
