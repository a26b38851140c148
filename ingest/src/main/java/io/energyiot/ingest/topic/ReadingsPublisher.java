package io.energyiot.ingest.topic;

import io.energyiot.formats.avro.ReadingBatch;
import io.energyiot.formats.avro.ReadingBatchWriter;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.model.Reading;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts readings on the topic; those of a device go in order to one partition. What arrives while
 * records are in transit, from any requests, is gathered into one record a partition. So the
 * greater the load, the larger the records. The time at which the broker appends a record is the
 * version of its readings. Safe for use by several threads.
 */
public final class ReadingsPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingsPublisher.class);

  /**
   * A subject of its own, so that schemas of others on the topic need not be compatible with ours.
   */
  private static final String SUBJECT = "io.energyiot.ReadingBatch";

  /** The longest time that a reading waits to be gathered. */
  private static final long LONGEST_GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

  private static final int MAX_WAITING = 1_000_000;
  private static final int MAX_REQUESTS_AT_ONCE = 4_096;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final SchemaRegistry registry;
  private ReadingBatchWriter writer;
  private final LinkedBlockingQueue<Request> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger onTheWay = new AtomicInteger();
  private final BrokerClock brokerClock = new BrokerClock();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A call of {@link #publish}, which is answered when all records with its readings are
   * acknowledged.
   */
  private final class Request {
    private final List<Reading> readings;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicInteger records = new AtomicInteger(1);

    Request(List<Reading> readings) {
      this.readings = readings;
    }

    void acknowledged() {
      if (records.decrementAndGet() == 0 && done.complete(null)) {
        waiting.addAndGet(-readings.size());
      }
    }

    void failed(EnergyException failure) {
      if (done.completeExceptionally(failure)) {
        waiting.addAndGet(-readings.size());
      }
    }
  }

  /** Connects when it first sends. */
  public ReadingsPublisher(KafkaSettings settings, SchemaRegistry registry) {
    this.topic = settings.topic();
    this.registry = registry;
    this.producer = Producers.ofReadings(settings);
    this.thread = new Thread(this::run, "readings-publisher");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Sends readings. The answer comes when all of them are on the topic with {@code acks=all}, or
   * fails with an {@link EnergyException}: at once with {@link ErrorCode#OVERLOADED} if too many
   * are waiting, after two seconds with it if Kafka's buffer stays full, with {@link
   * ErrorCode#KAFKA_UNAVAILABLE} after two seconds if no broker is known or after 15 seconds if a
   * known one does not answer, with {@link ErrorCode#REGISTRY_UNAVAILABLE} if the first record
   * finds no schema registry. Some may be on the topic then, and sending all again does no harm.
   *
   * @param readings not to be changed afterwards
   */
  public CompletableFuture<Void> publish(List<Reading> readings) {
    Request request = new Request(readings);
    if (waiting.addAndGet(readings.size()) > MAX_WAITING || closed) {
      request.failed(
          new EnergyException(
              ErrorCode.OVERLOADED, "too many readings wait for Kafka; send again in a second"));
      return request.done;
    }
    queue.add(request);
    return request.done;
  }

  /**
   * Waits for an answer of {@link #publish}.
   *
   * @throws EnergyException the failure, if it is one
   */
  public static void await(CompletableFuture<Void> answer) {
    try {
      answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof EnergyException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Returns the comparison of the brokers' clocks with this machine's. */
  public BrokerClock brokerClock() {
    return brokerClock;
  }

  private void run() {
    List<Request> requests = new ArrayList<>();
    while (!closed || !queue.isEmpty()) {
      try {
        Request first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          letOthersGather();
          requests.add(first);
          queue.drainTo(requests, MAX_REQUESTS_AT_ONCE);
          send(requests);
          requests.clear();
        }
      } catch (InterruptedException e) {
        closed = true;
      }
    }
  }

  private void letOthersGather() {
    long end = System.nanoTime() + LONGEST_GATHERING_NANOS;
    long left = LONGEST_GATHERING_NANOS;
    while (onTheWay.get() > 0 && left > 0) {
      LockSupport.parkNanos(this, left);
      left = end - System.nanoTime();
    }
  }

  private void send(List<Request> requests) {
    try {
      PartitionedReadings<Request> parts =
          new PartitionedReadings<>(producer.partitionsFor(topic).size());
      connect();
      requests.forEach(request -> parts.add(request, request.readings));
      parts.forEachRecord(writer::write, this::send);
      requests.forEach(Request::acknowledged);
    } catch (EnergyException e) {
      requests.forEach(request -> request.failed(e));
    } catch (KafkaException e) {
      requests.forEach(request -> request.failed(failed(e)));
    } catch (RuntimeException e) {
      // A defect. The thread must live on, since without it every request would wait for ever.
      LOG.error("readings are not published", e);
      EnergyException failure =
          new EnergyException(ErrorCode.INTERNAL, "the readings are not published: " + e, e);
      requests.forEach(request -> request.failed(failure));
    }
  }

  /** Asks once for the id of our schema, which never changes. */
  private void connect() {
    if (writer == null) {
      writer = new ReadingBatchWriter(registry.register(SUBJECT, ReadingBatch.schema()));
    }
  }

  private void send(int partition, byte[] value, List<Request> senders) {
    senders.forEach(sender -> sender.records.incrementAndGet());
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, null, value);
    long sent = System.currentTimeMillis();
    onTheWay.incrementAndGet();
    boolean taken = false;
    try {
      Future<RecordMetadata> answer =
          producer.send(
              record,
              (place, failure) -> {
                if (failure == null) {
                  brokerClock.note(place.timestamp(), sent, System.currentTimeMillis());
                }
                answered(senders, failure);
              });
      taken = true;
      if (answer.isDone()) {
        failIfRefused(answer);
      }
    } finally {
      if (!taken) {
        onTheWay.decrementAndGet();
      }
    }
  }

  private void answered(List<Request> senders, Exception failure) {
    if (onTheWay.decrementAndGet() == 0) {
      LockSupport.unpark(thread);
    }
    if (failure == null) {
      senders.forEach(Request::acknowledged);
    } else {
      senders.forEach(sender -> sender.failed(failed(failure)));
    }
  }

  /** A refused one has waited already; waiting for each of the rest would take as long again. */
  private static void failIfRefused(Future<RecordMetadata> answer) {
    try {
      answer.get();
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static EnergyException failed(Throwable cause) {
    return cause instanceof BufferExhaustedException
        ? new EnergyException(
            ErrorCode.OVERLOADED, "the queue to Kafka is full; send again in a second", cause)
        : new EnergyException(
            ErrorCode.KAFKA_UNAVAILABLE,
            "Kafka did not take the readings: " + cause + "; send all of them again",
            cause);
  }

  /** Sends what is waiting, and ends. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(20));
  }
}
