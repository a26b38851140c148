package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.progress.LoadLog;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of which nothing can be loaded leave nothing behind but a clear error. */
class RefusedFilesIT {
  @TempDir private static Path folder;
  private static Keyspace keyspace;

  @BeforeAll
  static void open() {
    keyspace = new Keyspace("refused_files", folder.resolve("rejects"));
  }

  @AfterAll
  static void close() {
    keyspace.close();
  }

  @Test
  void aFileThatDoesNotExist() {
    assertRefused(folder.resolve("absent.csv"), ErrorCode.FILE_UNREADABLE, "does not exist");
  }

  @Test
  void aFolderWithoutFiles() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertRefused(empty, ErrorCode.FILE_UNREADABLE, "is a folder without files");
  }

  @Test
  void aGzipFileThatIsCutOff() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 1_000; i++) {
        String line = "cut-%d,2026-03-30 00:00:00,KWH,%d%n".formatted(i, i * 7919);
        gzip.write(line.getBytes(StandardCharsets.US_ASCII));
      }
    }
    Path file =
        Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes.toByteArray(), 2_000));
    assertRefused(file, ErrorCode.FILE_UNREADABLE, "can't be read to its end");
  }

  @Test
  void aFileThatCannotBeRead() {
    // A regular file whose first byte even root can't read.
    Path file = Path.of("/proc/self/mem");
    assumeThat(file).exists();
    assertRefused(file, ErrorCode.FILE_UNREADABLE, "can't be read");
  }

  @Test
  void anEmptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.csv"));
    assertRefused(file, ErrorCode.FILE_FORMAT_UNKNOWN, "the file is empty");
  }

  @Test
  void aFileOfBlankLines() throws IOException {
    Path file = Files.writeString(folder.resolve("blank.csv"), "\n\r\n  \n");
    assertRefused(file, ErrorCode.FILE_FORMAT_UNKNOWN, "the file is empty");
  }

  @Test
  void aFileOfAnotherForm() throws IOException {
    Path file = Files.writeString(folder.resolve("names.csv"), "name,town\nMeter,Berlin\n");
    assertRefused(file, ErrorCode.FILE_FORMAT_UNKNOWN, "name,town");
  }

  @Test
  void aZipFileThatIsNone() throws IOException {
    byte[] bytes = {0x50, 0x4B, 0x03, 0x04, 0, 0, (byte) 0xFF, (byte) 0xFE};
    Path file = Files.write(folder.resolve("archive.csv"), bytes);
    assertRefused(file, ErrorCode.FILE_UNREADABLE, "can't be read");
  }

  @Test
  void aFileThatHasBecomeASymbolicLinkSinceItsPathWasResolved() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.csv"), "S,2026-03-30 00:00:00,KWH,1\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), secret);
    LoadOptions options = keyspace.options();
    try (Loader loader = new Loader(keyspace.store(), options)) {
      LoadTask task =
          new LoadTask(
              LoadReceipt.newId(),
              List.of(link.toString()),
              null,
              options,
              LoadLog.NONE,
              LoadPermit.GIVEN,
              true,
              LoadBounds.NONE);
      FileReceipt refused = loader.load(task, LoadListener.NONE).receipt().files().get(0);
      assertThat(refused.state()).isEqualTo(FileState.FAILED);
      assertThat(refused.error()).contains("link.csv", "[" + ErrorCode.PATH_REFUSED + "]");
    }
    assertThat(keyspace.rows("day_block")).isZero();
  }

  private static void assertRefused(Path file, ErrorCode code, String reason) {
    FileReceipt refused = keyspace.load(file);

    assertThat(refused.state()).isEqualTo(FileState.FAILED);
    assertThat(refused.error()).contains(file.toString(), reason, "[" + code + "]");
    assertThat(keyspace.rows("day_block")).isZero();
  }
}
