package io.energyiot.load.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole lines of a plain file that follow each other.
 *
 * @param path the file
 * @param from the place of the first byte, where a line begins
 * @param to the place after the last byte, where the next line begins or the file ends
 */
public record Section(Path path, long from, long to) {
  private static final int LOOK = 1 << 16;

  /**
   * Cuts a plain file at line ends, near places of equal distance.
   *
   * @param count the greatest number of sections; there are fewer if lines are long
   */
  public static List<Section> of(Path path, int count) throws IOException {
    List<Section> sections = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      long from = 0;
      for (int i = 1; i <= count && from < size; i++) {
        long to = i == count ? size : lineFrom(channel, Math.max(from, size / count * i));
        if (to > from) {
          sections.add(new Section(path, from, to));
          from = to;
        }
      }
    }
    return sections;
  }

  /** Returns where the first line after {@code place} begins. */
  private static long lineFrom(FileChannel channel, long place) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LOOK);
    long at = place;
    while (channel.read(bytes.clear(), at) > 0) {
      for (int i = 0; i < bytes.position(); i++) {
        if (bytes.get(i) == '\n') {
          return at + i + 1;
        }
      }
      at += bytes.position();
    }
    return at;
  }

  /** Returns how many lines end in the section. */
  public long lines() throws IOException {
    byte[] bytes = new byte[LOOK];
    long lines = 0;
    try (InputStream in = open()) {
      for (int got = in.read(bytes); got > 0; got = in.read(bytes)) {
        for (int i = 0; i < got; i++) {
          lines += bytes[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  /** Opens the section. */
  public InputStream open() throws IOException {
    return new SectionStream(FileChannel.open(path), from, to);
  }
}
