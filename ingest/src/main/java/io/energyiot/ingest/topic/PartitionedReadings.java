package io.energyiot.ingest.topic;

import io.energyiot.model.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.utils.Utils;

/**
 * Readings of many requests, by the partition of their device. It is the partition that Kafka's own
 * partitioner chooses for the device's id as key, so that other producers may write to the topic
 * too.
 *
 * @param <R> a request
 */
final class PartitionedReadings<R> {
  /** So many of the longest possible readings stay well below 1 MiB, which a broker takes. */
  private static final int READINGS_IN_RECORD = 2_000;

  private final List<Part<R>> parts = new ArrayList<>();

  /** The readings of a partition, in the order in which they came. */
  private static final class Part<R> {
    private final List<Reading> readings = new ArrayList<>();
    private final List<R> senders = new ArrayList<>();
    private final List<Integer> firsts = new ArrayList<>();
  }

  /** Takes a record and the requests that wait for it, each once. */
  @FunctionalInterface
  interface Sink<R> {
    void record(int partition, byte[] value, List<R> senders);
  }

  PartitionedReadings(int partitions) {
    for (int i = 0; i < partitions; i++) {
      parts.add(new Part<>());
    }
  }

  void add(R request, List<Reading> readings) {
    String device = null;
    Part<R> part = null;
    for (Reading reading : readings) {
      String next = reading.series().deviceId();
      if (part == null || !next.equals(device)) {
        device = next;
        part = parts.get(partitionOf(device));
      }
      int senders = part.senders.size();
      if (senders == 0 || part.senders.get(senders - 1) != request) {
        part.senders.add(request);
        part.firsts.add(part.readings.size());
      }
      part.readings.add(reading);
    }
  }

  private int partitionOf(String deviceId) {
    byte[] key = deviceId.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % parts.size();
  }

  /**
   * Passes on everything as records.
   *
   * @param packing makes the value of a record from its readings
   */
  void forEachRecord(Function<List<Reading>, byte[]> packing, Sink<R> sink) {
    for (int partition = 0; partition < parts.size(); partition++) {
      Part<R> part = parts.get(partition);
      for (int from = 0; from < part.readings.size(); from += READINGS_IN_RECORD) {
        int to = Math.min(from + READINGS_IN_RECORD, part.readings.size());
        byte[] value = packing.apply(part.readings.subList(from, to));
        sink.record(partition, value, sendersOf(part, from, to));
      }
    }
  }

  private static <R> List<R> sendersOf(Part<R> part, int from, int to) {
    List<R> senders = new ArrayList<>();
    for (int i = 0; i < part.senders.size(); i++) {
      int first = part.firsts.get(i);
      int end = i + 1 < part.firsts.size() ? part.firsts.get(i + 1) : part.readings.size();
      if (first < to && end > from) {
        senders.add(part.senders.get(i));
      }
    }
    return senders;
  }
}
