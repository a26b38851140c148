package io.energyiot.ingest.consume;

import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.ingest.topic.Producers;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes records that break a rule to a topic of their own, with the reason in their headers, so
 * that they neither block their partition nor vanish. A value over 512 KiB, or a key over 64 KiB,
 * stays behind, where the header {@code energy.record} says.
 */
final class RejectedRecords implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RejectedRecords.class);

  /** The greatest number of bytes that may wait for the broker. */
  private static final long BYTES_ON_THE_WAY = 8 << 20;

  // Half of what a broker takes by default: the reason must fit beside it.
  private static final int LONGEST_VALUE = 512 * 1024;
  private static final int LONGEST_KEY = 64 * 1024;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private long onTheWay;
  private boolean told;

  RejectedRecords(KafkaSettings settings) {
    this.topic = settings.rejectedTopic();
    this.producer = Producers.ofRecords(settings, "energy-rejected");
  }

  /**
   * Sends a copy of {@code record} whose headers have the first reasons, each with its index, and
   * in {@code energy.rejects} how many there are.
   *
   * @throws EnergyException with {@link ErrorCode#KAFKA_UNAVAILABLE} if it is refused at once
   */
  void add(ConsumerRecord<byte[], byte[]> record, RecordRejects refused) {
    String place = record.topic() + "-" + record.partition() + "@" + record.offset();
    ProducerRecord<byte[], byte[]> copy = copy(record);
    put(copy.headers(), "energy.record", place);
    put(copy.headers(), "energy.rejects", Long.toString(refused.count()));
    for (Reject reason : refused.reasons()) {
      put(copy.headers(), "energy.index", Long.toString(reason.record()));
      put(copy.headers(), "energy.code", reason.code().name());
      put(copy.headers(), "energy.detail", reason.detail());
    }
    tell(place, refused.reasons());
    Future<RecordMetadata> answer = producer.send(copy);
    sent.add(answer);
    onTheWay += copy.value() == null ? 0 : copy.value().length;
    // A refused one has waited already; waiting for each of the rest would take as long again.
    if (answer.isDone() || onTheWay > BYTES_ON_THE_WAY) {
      settle();
    }
  }

  /**
   * Logs one line for everything sent at once, since a sender may be wrong a thousand times a
   * second.
   */
  private void tell(String place, List<Reject> reasons) {
    if (!told) {
      told = true;
      Reject first = reasons.get(0);
      LOG.warn(
          "rejected, and maybe more: reading {} of {}: {} {}",
          first.record(),
          place,
          first.code(),
          first.detail());
    }
  }

  private ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
    boolean shortKey = record.serializedKeySize() <= LONGEST_KEY;
    boolean shortValue = record.serializedValueSize() <= LONGEST_VALUE;
    return new ProducerRecord<>(
        topic,
        null,
        record.timestamp() < 0 ? null : record.timestamp(), // a record need not have one
        shortKey ? record.key() : null,
        shortValue ? record.value() : null);
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Waits until everything added is on the topic.
   *
   * @throws EnergyException with {@link ErrorCode#KAFKA_UNAVAILABLE} if that fails
   */
  void flush() {
    told = false;
    settle();
  }

  private void settle() {
    try {
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new EnergyException(
          ErrorCode.KAFKA_UNAVAILABLE,
          "passing on rejected records: " + e.getCause().getMessage(),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.KAFKA_UNAVAILABLE, "interrupted", e);
    } finally {
      sent.clear();
      onTheWay = 0;
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
