package io.energyiot.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  private static final int LONG = (4 << 20) + 1;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("server.out");
  }

  private void print(String text) throws IOException {
    Files.writeString(file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void whatAProcessBeforePrintedStaysAndIsNotThisOnes() throws IOException {
    OutputFile out = new OutputFile(file());
    assertThat(out.end(6)).isEmpty();
    out.begin();
    print("Terminating due to java.lang.OutOfMemoryError: Java heap space\n");
    assertThat(out.end(6)).hasSize(1);
    out.begin();
    assertThat(out.end(6)).isEmpty();
    print("one\ntwo\n\nthree\n");
    assertThat(out.end(2)).containsExactly("two", "three");
    assertThat(file()).content().contains("OutOfMemoryError");
  }

  @Test
  void fiveFilesAreKeptAtMost() throws IOException {
    OutputFile out = new OutputFile(file());
    for (int i = 0; i < 8; i++) {
      out.begin();
      print(i + "x".repeat(LONG));
    }
    out.begin();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "server.out", "server.out.1", "server.out.2", "server.out.3", "server.out.4");
    }
    assertThat(Files.readString(folder.resolve("server.out.1"))).contains("7xxx");
    assertThat(Files.readString(folder.resolve("server.out.4"))).contains("4xxx");
  }

  @Test
  void whatIsBeingPrintedIsPutAsideAtItsLength() throws IOException {
    print("y".repeat(LONG) + "last");
    new OutputFile(file()).trim();
    assertThat(file()).isEmptyFile();
    assertThat(Files.size(folder.resolve("server.out.1"))).isEqualTo(4 << 20);
    assertThat(Files.readString(folder.resolve("server.out.1"))).endsWith("yylast");
  }
}
