package io.energyiot.ingest.consume;

import io.energyiot.ingest.record.RecordReadings;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.ingest.seal.SealSettings;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import io.energyiot.store.EnergyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of the consumer group, on a thread of its own. It writes records to the store and only
 * then commits their offsets. After a crash, the records since the last commit are read again; they
 * have the same versions and so are written to the same rows. When the store or the schema registry
 * does not answer, the consumer goes back and tries again until it does.
 */
public final class ReadingsConsumer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingsConsumer.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration LAST_COMMIT = Duration.ofSeconds(5);

  /**
   * How long the broker gathers records. Many rows of a store partition cost as little as one, so
   * it pays to write several at once, a fraction of a second later.
   */
  private static final int GATHERING_MILLIS = 200;

  private static final int RECORDS_IN_POLL = 5_000;

  /** The greatest number of reject reasons kept in a poll, besides one for each record. */
  private static final int REASONS_IN_POLL = 10_000;

  /** Decompressed bytes of a poll; its last record may exceed it. */
  private static final int BYTES_IN_POLL = 16 << 20;

  private static final int BYTES_IN_FETCH = 2 << 20;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final int LONGEST_STORING_MILLIS = (int) TimeUnit.MINUTES.toMillis(30);

  private final PolledBytes polledBytes = new PolledBytes(BYTES_IN_POLL);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RejectedRecords rejectedRecords;
  private final EnergyStore store;
  private final SealSettings settings;
  private final RecordReadings recordReadings;
  private final RecordVersions versions;
  private final IngestStatistics statistics = new IngestStatistics();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private final Outage storing = new Outage("readings are stored");
  private final KafkaConnection connection;

  private ReadingsConsumer(
      KafkaSettings settings, SealSettings sealing, SchemaRegistry registry, EnergyStore store) {
    this.consumer = connect(settings, polledBytes);
    this.connection = new KafkaConnection(consumer.metrics(), settings.bootstrapServers());
    this.settings = sealing;
    this.rejectedRecords = new RejectedRecords(settings);
    this.recordReadings = new RecordReadings(registry);
    this.versions = new RecordVersions(store);
    this.store = store;
    this.thread = new Thread(() -> run(settings.topic()), "readings-consumer");
    this.thread.setUncaughtExceptionHandler(
        (dead, cause) -> LOG.error("{} died; readings wait on the topic", dead.getName(), cause));
  }

  /** Starts a consumer, which runs until it is closed. */
  public static ReadingsConsumer start(
      KafkaSettings settings, SealSettings sealing, SchemaRegistry registry, EnergyStore store) {
    ReadingsConsumer consumer = new ReadingsConsumer(settings, sealing, registry, store);
    consumer.thread.start();
    return consumer;
  }

  private static KafkaConsumer<byte[], byte[]> connect(KafkaSettings settings, PolledBytes values) {
    Map<String, Object> options = settings.clientOptions("energy-consumer");
    options.put(ConsumerConfig.GROUP_ID_CONFIG, settings.consumerGroup());
    options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    options.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_IN_POLL);
    options.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHERING_MILLIS);
    options.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, BYTES_IN_FETCH / 2);
    // What a poll brings is bounded, also when much waits; PolledBytes counts what it holds.
    options.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_IN_FETCH);
    options.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_IN_FETCH);
    // The partitions of a member that was killed wait that long for another.
    options.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    // What was polled may take long to be stored. A member that is thrown out meanwhile
    // comes back, but another one begins with the same records, and is no quicker.
    options.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_STORING_MILLIS);
    return new KafkaConsumer<>(options, new ByteArrayDeserializer(), values);
  }

  /** Returns what it has done, for metrics and health. */
  public IngestStatistics statistics() {
    return statistics;
  }

  private void run(String topic) {
    consumer.subscribe(List.of(topic));
    try {
      while (stopping.getCount() > 0) {
        consumeOnce();
      }
    } catch (WakeupException e) {
      LOG.debug("stopping");
      commitLast();
    } finally {
      consumer.close();
      rejectedRecords.close();
    }
  }

  /** Commits the position. Everything before it is stored, since a failure moves it back. */
  private void commitLast() {
    try {
      consumer.commitSync(LAST_COMMIT);
    } catch (KafkaException e) {
      LOG.debug("the last records will be stored twice, as the same rows", e);
    }
  }

  private void consumeOnce() {
    ConsumerRecords<byte[], byte[]> records;
    try {
      polledBytes.beginPoll();
      records = consumer.poll(POLL);
      connection.look();
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      pauseAfter(e);
      return;
    }
    try {
      if (!records.isEmpty()) {
        store(records);
        consumer.commitSync();
        storing.over();
      }
      statistics.alive(lag());
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      // A defect too: a dead thread would leave its partitions to nobody.
      goBackTo(records);
      pauseAfter(e);
    }
  }

  private void store(ConsumerRecords<byte[], byte[]> records) {
    RecordBlocks recordBlocks = new RecordBlocks(store.zone());
    StreamedBlockWriter blocks = new StreamedBlockWriter(store, settings);
    Map<ConsumerRecord<byte[], byte[]>, RecordRejects> rejects = new LinkedHashMap<>();
    int reasonsLeft = REASONS_IN_POLL;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      read(record, recordBlocks);
      RecordRejects refused = recordBlocks.end(blocks::add);
      if (!refused.isEmpty()) {
        refused.cut(Math.max(1, reasonsLeft));
        reasonsLeft -= refused.reasons().size();
        rejects.put(record, refused);
      }
    }
    blocks.flush();
    rejects.forEach(rejectedRecords::add); // after the writes, which may have to be begun again
    rejectedRecords.flush();
    statistics.stored(recordBlocks.count());
    statistics.rejected(rejects.values().stream().mapToLong(RecordRejects::count).sum());
  }

  private void read(ConsumerRecord<byte[], byte[]> record, RecordBlocks target) {
    attempt(record, target, () -> recordReadings.read(valueOf(record), target));
    attempt(record, target, () -> target.pack(versions.of(record)));
  }

  private static void attempt(
      ConsumerRecord<byte[], byte[]> record, RecordBlocks target, Runnable step) {
    try {
      step.run();
    } catch (EnergyException e) {
      throw e; // nobody's fault: it is read again
    } catch (RuntimeException e) {
      // A defect of ours, but the records behind this one must not wait until it is found.
      LOG.error("record {}-{}@{}", record.topic(), record.partition(), record.offset(), e);
      target.reject(new Reject(0, null, ErrorCode.INTERNAL, "a defect: " + e));
    }
  }

  private static byte[] valueOf(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null ? new byte[0] : record.value();
  }

  private void goBackTo(ConsumerRecords<byte[], byte[]> records) {
    Map<TopicPartition, Long> firsts = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      firsts.putIfAbsent(new TopicPartition(record.topic(), record.partition()), record.offset());
    }
    firsts.keySet().retainAll(consumer.assignment());
    firsts.forEach(consumer::seek);
  }

  private void pauseAfter(RuntimeException failure) {
    statistics.retried();
    if (!(failure instanceof EnergyException || failure instanceof KafkaException)) {
      LOG.error("records can't be stored, trying again", failure);
    }
    long pause = Math.min(LONGEST_PAUSE_MILLIS, 100L << Math.min(storing.failures(), 6));
    storing.failed(failure.getMessage());
    try {
      boolean stop = stopping.await(pause, TimeUnit.MILLISECONDS);
      LOG.debug("{}", stop ? "stopping" : "trying again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long lag() {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  /** Stops after the records at hand are stored. */
  @Override
  public void close() {
    stopping.countDown();
    consumer.wakeup();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
