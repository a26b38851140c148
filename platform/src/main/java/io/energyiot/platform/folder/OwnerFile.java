package io.energyiot.platform.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that only their owner may read, where the file system knows owners. */
final class OwnerFile {
  private OwnerFile() {}

  /** Writes {@code file} whole or not at all. Nobody else can read it at any time. */
  static void write(Path file, String text) throws IOException {
    // A temporary file is its owner's alone from the start.
    Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
