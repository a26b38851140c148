package io.energyiot.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The file that says what a kept process does and since when, for whoever asks for the status. */
record KeptState(Path file) {
  /** It does a job. */
  void running() {
    write("running");
  }

  /** It waits for one. */
  void idle() {
    write("idle");
  }

  private void write(String word) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(draft, word + " " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
