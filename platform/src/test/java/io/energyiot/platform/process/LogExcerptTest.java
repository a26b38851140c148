package io.energyiot.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogExcerptTest {
  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void nameLog() {
    log = folder.resolve("child.log");
  }

  @Test
  void troubleStartsAtTheFirstErrorSinceThen() throws IOException {
    Files.writeString(log, "INFO begin\nERROR of yesterday\n");
    LogExcerpt excerpt = LogExcerpt.fromNow(log);
    Files.writeString(log, "INFO begin\n\nERROR now\n  at Here\n", StandardOpenOption.APPEND);
    assertThat(excerpt.trouble()).containsExactly("ERROR now", "  at Here");
  }

  @Test
  void aLogThatWasRolledIsReadFromItsStart() throws IOException {
    Files.writeString(log, "x".repeat(1000));
    LogExcerpt excerpt = LogExcerpt.fromNow(log);
    Files.writeString(log, "FATAL again\n");
    assertThat(excerpt.trouble()).containsExactly("FATAL again");
  }

  @Test
  void withoutErrorsThereIsAnEndAndNoTrouble() throws IOException {
    Files.writeString(log, "1\n2\n3\n4\n5\n6\n7\n8\n");
    assertThat(LogExcerpt.ofAll(log).trouble()).isEmpty();
    assertThat(LogExcerpt.ofAll(log).end()).containsExactly("3", "4", "5", "6", "7", "8");
  }

  @Test
  void aLogThatWasNeverWrittenSaysNothing() {
    assertThat(LogExcerpt.fromNow(log).trouble()).isEmpty();
    assertThat(LogExcerpt.fromNow(log).end()).isEmpty();
  }
}
