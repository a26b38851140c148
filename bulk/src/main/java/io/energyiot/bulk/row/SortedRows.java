package io.energyiot.bulk.row;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a row file in the order of the table: by token, key, channel, day and version, of
 * which the newest come first, and rows to be merged by their order in the file.
 */
final class SortedRows {
  private final ByteBuffer rows;
  private final List<FileVersion> versions;
  private final int[] places;
  private final long partitions;

  private SortedRows(ByteBuffer rows, List<FileVersion> versions) {
    this.rows = rows;
    this.versions = versions;
    int[] found = places(rows, versions);
    long[] byToken = byToken(rows, found);
    this.places = new int[found.length];
    int mask = mask(found.length);
    for (int i = 0; i < found.length; i++) {
      places[i] = found[(int) byToken[i] & mask];
    }
    this.partitions = sortWithinTokens();
  }

  /**
   * Sorts a row file, which is mapped to memory.
   *
   * @param versions by the files' places in the load; null for a file whose rows are left out
   */
  static SortedRows of(Path file, List<FileVersion> versions) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new EnergyException(
            ErrorCode.TOO_LARGE,
            "a range of tokens takes %d bytes, over 2^31; load fewer files at once"
                .formatted(channel.size()));
      }
      return new SortedRows(channel.map(MapMode.READ_ONLY, 0, channel.size()), versions);
    }
  }

  private static int[] places(ByteBuffer rows, List<FileVersion> versions) {
    int[] places = new int[1 << 10];
    int count = 0;
    for (int row = 0; row < rows.capacity(); row = RowLayout.next(rows, row)) {
      if (versions.get(RowLayout.file(rows, row)) != null) {
        if (count == places.length) {
          places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = row;
      }
    }
    return Arrays.copyOf(places, count);
  }

  /** Sorts tokens whose lowest bits are replaced by the number of the row. */
  private static long[] byToken(ByteBuffer rows, int[] places) {
    long mask = mask(places.length);
    long[] tokens = new long[places.length];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = (RowLayout.token(rows, places[i]) & ~mask) | i;
    }
    Arrays.sort(tokens);
    return tokens;
  }

  private static int mask(int count) {
    return count <= 1 ? 0 : -1 >>> Integer.numberOfLeadingZeros(count - 1);
  }

  /** Sorts each group of rows whose tokens have the same upper bits; counts the keys. */
  private long sortWithinTokens() {
    long mask = ~Integer.toUnsignedLong(mask(places.length));
    long keys = 0;
    int from = 0;
    while (from < places.length) {
      long token = RowLayout.token(rows, places[from]) & mask;
      int to = from + 1;
      while (to < places.length && (RowLayout.token(rows, places[to]) & mask) == token) {
        to++;
      }
      keys += to - from == 1 ? 1 : sort(from, to);
      from = to;
    }
    return keys;
  }

  private int sort(int from, int to) {
    Integer[] group = new Integer[to - from];
    Arrays.setAll(group, i -> places[from + i]);
    Arrays.sort(group, this::compare);
    int keys = 0;
    for (int i = from; i < to; i++) {
      places[i] = group[i - from];
      keys += i == from || !samePartition(i - 1, i) ? 1 : 0;
    }
    return keys;
  }

  private int compare(int one, int other) {
    int byToken = Long.compare(RowLayout.token(rows, one), RowLayout.token(rows, other));
    if (byToken != 0) {
      return byToken;
    }
    int byKey = RowLayout.compareKeys(rows, one, other);
    if (byKey != 0) {
      return byKey;
    }
    int byChannel = RowLayout.compareChannels(rows, one, other);
    if (byChannel != 0) {
      return byChannel;
    }
    int byDay = Integer.compare(RowLayout.day(rows, other), RowLayout.day(rows, one));
    if (byDay != 0) {
      return byDay;
    }
    int byVersion = compareVersions(RowLayout.file(rows, other), RowLayout.file(rows, one));
    return byVersion != 0
        ? byVersion
        : Long.compare(RowLayout.order(rows, one), RowLayout.order(rows, other));
  }

  private int compareVersions(int oneFile, int otherFile) {
    return oneFile == otherFile
        ? 0
        : versions.get(oneFile).ofPiece(0).compareTo(versions.get(otherFile).ofPiece(0));
  }

  private boolean samePartition(int one, int other) {
    return RowLayout.token(rows, places[one]) == RowLayout.token(rows, places[other])
        && RowLayout.compareKeys(rows, places[one], places[other]) == 0;
  }

  /** How many rows there are. */
  int size() {
    return places.length;
  }

  /** How many partitions there are. */
  long partitions() {
    return partitions;
  }

  /** Returns whether two rows are to be merged: those of the same file, series and day. */
  boolean belongTogether(int one, int other) {
    int first = places[one];
    int second = places[other];
    return RowLayout.day(rows, first) == RowLayout.day(rows, second)
        && RowLayout.file(rows, first) == RowLayout.file(rows, second)
        && samePartition(one, other)
        && RowLayout.compareChannels(rows, first, second) == 0;
  }

  PartitionKey key(int i) {
    return RowLayout.key(rows, places[i]);
  }

  byte[] channel(int i) {
    return RowLayout.channel(rows, places[i]);
  }

  int day(int i) {
    return RowLayout.day(rows, places[i]);
  }

  int file(int i) {
    return RowLayout.file(rows, places[i]);
  }

  byte[] block(int i) {
    return RowLayout.block(rows, places[i]);
  }
}
