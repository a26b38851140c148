package io.energyiot.formats;

import java.io.IOException;
import java.io.InputStream;

/** A format of files with readings that is told from a file's first bytes. */
public interface ReadingFormat {
  /** The most bytes that {@link #isFormatOf} is given. */
  int HEAD_LENGTH = 1 << 16;

  /** The name on the command line, in receipts and in {@code ?format=}, such as {@code nem12}. */
  String name();

  /**
   * Whether a file is of this format.
   *
   * @param head its first bytes, decompressed; at most {@link #HEAD_LENGTH}
   */
  boolean isFormatOf(byte[] head);

  /**
   * Reads a whole file in bounded memory. What is wrong is rejected with its place, and the rest is
   * read. Accepted, rejected and left out are together what is in the file.
   *
   * @param in read to its end, not closed
   * @return the number of lines
   */
  long read(InputStream in, FileContext context, ReadingSink sink) throws IOException;
}
