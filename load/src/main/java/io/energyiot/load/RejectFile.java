package io.energyiot.load;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The list of what was refused in a file, as CSV: {@code file,line,field,code,detail}. It is made
 * when the first reject comes.
 */
final class RejectFile implements AutoCloseable {
  private static final String HEADER = "file,line,field,code,detail\n";

  private final Path path;
  private final String file;
  private BufferedWriter writer;
  private long count;

  RejectFile(Path path, String file) {
    this.path = path;
    this.file = file;
  }

  void add(Reject reject) {
    count++;
    try {
      if (writer == null) {
        Files.createDirectories(path.getParent());
        writer = Files.newBufferedWriter(path);
        writer.write(HEADER);
      }
      writer.write(quoted(file) + ',' + reject.record() + ',');
      writer.write((reject.field() == null ? "" : quoted(reject.field())) + ',');
      writer.write(reject.code().name() + ',' + quoted(reject.detail()) + '\n');
    } catch (IOException e) {
      throw writeFailed(e);
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private EnergyException writeFailed(IOException cause) {
    return new EnergyException(
        ErrorCode.WRITE_FAILED, path + " can't be written: " + cause.getMessage(), cause);
  }

  long count() {
    return count;
  }

  /** Where the list is; null if nothing was refused. */
  Path path() {
    return count == 0 ? null : path;
  }

  @Override
  public void close() {
    if (writer != null) {
      try {
        writer.close();
      } catch (IOException e) {
        throw writeFailed(e);
      }
    }
  }
}
