package io.energyiot.analytics.scan;

import io.energyiot.model.StorageZone;
import io.energyiot.store.block.BlockReach;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The channels whose readings reach out of their days, so that a day can't be merged by itself.
 *
 * @param reaches into how many days after its own a reading reaches, by channel
 * @param others the same of channels that are not named
 */
record FarChannels(Map<String, Integer> reaches, int others) implements Serializable {
  FarChannels {
    reaches = Map.copyOf(reaches);
  }

  /** Into how many days after its own a reading of a channel reaches. */
  int of(String channel) {
    return Math.max(others, reaches.getOrDefault(channel, 0));
  }

  boolean has(String channel) {
    return of(channel) > 0;
  }

  boolean isEmpty() {
    return longest() == 0;
  }

  /** The longest of these reaches. */
  int longest() {
    return reaches.values().stream().mapToInt(Integer::intValue).reduce(others, Math::max);
  }

  /** The names of these channels. */
  NameFilter names() {
    return others > 0 ? NameFilter.ALL : NameFilter.of(reaches.keySet());
  }

  /** What to read of these channels to answer {@code question}. */
  ScanQuestion around(ScanQuestion question) {
    long more = longest();
    return new ScanQuestion(
        question.firstDay() - more,
        question.lastDay() + more,
        question.devices(),
        question.channels().and(names()));
  }

  /** A block for each of the days asked for on which its readings may bear. */
  List<MovedBlock> places(MovedBlock block, ScanQuestion question, StorageZone zone) {
    long first = Math.max(question.firstDay(), block.day() - of(block.channel()));
    long reach = BlockReach.of(block.toDayBlock(), zone);
    long last = Math.min(question.lastDay(), block.day() + reach);
    return LongStream.rangeClosed(first, last).mapToObj(block::placedAt).toList();
  }
}
