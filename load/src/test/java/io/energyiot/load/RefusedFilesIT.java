package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void aFolder() {
    assertRefused(folder, ErrorCode.FILE_UNREADABLE, "is a folder");
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
  void aFileThatIsNoText() throws IOException {
    byte[] bytes = {0x50, 0x4B, 0x03, 0x04, 0, 0, (byte) 0xFF, (byte) 0xFE};
    Path file = Files.write(folder.resolve("archive.csv"), bytes);
    assertRefused(file, ErrorCode.FILE_FORMAT_UNKNOWN, "expected is CSV");
  }

  private static void assertRefused(Path file, ErrorCode code, String reason) {
    EnergyException refused =
        catchThrowableOfType(EnergyException.class, () -> keyspace.load(file));

    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused).hasMessageContaining(file.toString()).hasMessageContaining(reason);
    assertThat(keyspace.rows("day_block")).isZero();
    assertThat(keyspace.rows("loaded_file")).isZero();
    assertThat(folder.resolve("rejects")).doesNotExist();
  }
}
