package io.energyiot.model.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {
  @TempDir Path folder;

  @Test
  void theReasonIsInWordsAndNamesNoClass() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path none = folder.resolve("none");
    assertThat(reason(() -> Files.size(none))).isEqualTo(none + " does not exist");
    assertThat(reason(() -> Files.createDirectory(file))).startsWith(file + " exists already");
    assertThat(
            reason(
                () -> {
                  Files.delete(folder);
                  return null;
                }))
        .isEqualTo(folder + " is a folder that is not empty");
    assertThat(
            reason(
                () -> {
                  try (Stream<Path> entries = Files.list(file)) {
                    return entries.count();
                  }
                }))
        .isEqualTo(file + " is no folder");
    assertThat(reason(() -> Files.size(file.resolve("inside")))).contains("Not a directory");
    assertThat(FileFailure.reason(new IOException("the disk is full")))
        .isEqualTo("the disk is full");
  }

  @Test
  void thePathIsToldOnce() {
    Path none = folder.resolve("none");
    IOException missing = catchThrowableOfType(IOException.class, () -> Files.size(none));
    assertThat(FileFailure.text(none, "can't be read", missing))
        .isEqualTo(none + " does not exist");
    assertThat(FileFailure.text(none, "can't be read", new IOException("the disk is full")))
        .isEqualTo(none + " can't be read: the disk is full");
  }

  private interface Work {
    Object run() throws IOException;
  }

  private static String reason(Work work) {
    return FileFailure.reason(
        catchThrowableOfType(
            IOException.class,
            () -> {
              work.run();
            }));
  }
}
