package io.energyiot.load.read;

import io.energyiot.bulk.row.DiskReserve;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import io.energyiot.model.error.Reject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes rejects as CSV: {@code file,line,field,code,detail,text}. A section does not know how many
 * lines come before it, so each section has a list with its own line numbers; {@link #join} makes
 * one rejects file of them. It ends early if the limit does not have all rejects listed.
 */
final class RejectList implements Consumer<Reject>, AutoCloseable {
  private static final String HEADER = "file,line,field,code,detail,text\n";

  private final Path path;
  private final long linesBefore;
  private final RejectLimit limit;
  private final DiskReserve reserve;
  private BufferedWriter writer;
  private long count;

  /**
   * @param path is made when the first reject comes
   * @param linesBefore the lines of the file before those that are listed
   * @param limit of all rejects of the load
   */
  RejectList(Path path, long linesBefore, RejectLimit limit) {
    this.path = path;
    this.linesBefore = linesBefore;
    this.limit = limit;
    this.reserve = new DiskReserve(path.getParent());
  }

  @Override
  public void accept(Reject reject) {
    count++;
    if (limit.isListed()) {
      list(reject);
    }
    limit.countOne(); // counted after it is listed, as it may exceed the limit
  }

  private void list(Reject reject) {
    StringBuilder line = new StringBuilder().append(reject.record() - linesBefore);
    for (String each :
        new String[] {reject.field(), reject.code().name(), reject.detail(), reject.text()}) {
      line.append(',').append(each == null ? "" : quoted(each));
    }
    try {
      if (writer == null) {
        writer = Files.newBufferedWriter(path);
      }
      reserve.require();
      writer.append(line).append('\n');
    } catch (IOException e) {
      throw writeFailed(path, e);
    }
  }

  /** Quotes a text for CSV, with invisible characters escaped. */
  private static String quoted(String text) {
    return '"' + Quoted.visible(text).replace("\"", "\"\"") + '"';
  }

  long count() {
    return count;
  }

  @Override
  public void close() {
    if (writer != null) {
      try {
        writer.close();
      } catch (IOException e) {
        throw writeFailed(path, e);
      }
    }
  }

  /**
   * The list of one section.
   *
   * @param path its list, which does not exist if nothing was refused
   * @param lines how many lines it has
   */
  record Part(Path path, long lines) {}

  /** Makes a rejects file of the lists of a file's sections, in their order. */
  static void join(List<Part> parts, String file, Path joined) {
    try (BufferedWriter out =
        Files.newBufferedWriter(
            joined, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
      out.write(HEADER);
      long before = 0;
      DiskReserve reserve = new DiskReserve(joined.getParent());
      for (Part part : parts) {
        if (Files.exists(part.path())) {
          append(part.path(), before, quoted(file), out, reserve);
        }
        before += part.lines();
      }
    } catch (IOException e) {
      throw writeFailed(joined, e);
    }
  }

  private static void append(
      Path list, long before, String file, BufferedWriter out, DiskReserve reserve)
      throws IOException {
    try (BufferedReader in = Files.newBufferedReader(list)) {
      String reject = in.readLine();
      while (reject != null) {
        int comma = reject.indexOf(',');
        long line = before + Long.parseLong(reject.substring(0, comma));
        reserve.require();
        out.write(file + ',' + line + reject.substring(comma) + '\n');
        reject = in.readLine();
      }
    }
  }

  private static EnergyException writeFailed(Path path, IOException cause) {
    return new EnergyException(
        ErrorCode.WRITE_FAILED, FileFailure.text(path, "can't be written", cause), cause);
  }
}
