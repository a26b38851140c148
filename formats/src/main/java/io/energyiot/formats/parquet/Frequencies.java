package io.energyiot.formats.parquet;

import java.util.Arrays;

/** Counts how often each number occurs, and ranks numbers by frequency, the most frequent first. */
final class Frequencies {
  private final int[] counts;
  private final int[] byRank;
  private final int[] ranks;

  private Frequencies(int[] counts, int[] byRank, int[] ranks) {
    this.counts = counts;
    this.byRank = byRank;
    this.ranks = ranks;
  }

  /** Counts {@code numbers}, which are 0 to {@code size - 1}. */
  static Frequencies of(int[] numbers, int size) {
    int[] counts = new int[size];
    for (int number : numbers) {
      counts[number]++;
    }
    long[] sorted = new long[size]; // ascending: rarest first, of equals the greatest number
    for (int number = 0; number < size; number++) {
      sorted[number] = ((long) counts[number] << Integer.SIZE) | (~number & 0xFFFFFFFFL);
    }
    Arrays.sort(sorted);
    int[] byRank = new int[size];
    int[] ranks = new int[size];
    for (int rank = 0; rank < size; rank++) {
      byRank[rank] = ~(int) sorted[size - 1 - rank];
      ranks[byRank[rank]] = rank;
    }
    return new Frequencies(counts, byRank, ranks);
  }

  int count(int number) {
    return counts[number];
  }

  int rank(int number) {
    return ranks[number];
  }

  /** Returns the number with a rank. */
  int number(int rank) {
    return byRank[rank];
  }
}
