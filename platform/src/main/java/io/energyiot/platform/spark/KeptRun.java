package io.energyiot.platform.spark;

import io.energyiot.platform.process.ProcessIdentity;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * The record of a kept process, by which it is found again.
 *
 * @param process which one
 * @param socket where it takes jobs
 */
record KeptRun(ProcessIdentity process, Path socket) {

  /** What {@code file} says; empty if there is no such file or it is damaged. */
  static Optional<KeptRun> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties text = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      text.load(reader);
      long pid = Long.parseLong(text.getProperty("pid"));
      ProcessIdentity process = new ProcessIdentity(pid, text.getProperty("birth", ""));
      return Optional.ofNullable(text.getProperty("socket"))
          .map(socket -> new KeptRun(process, Path.of(socket)));
    } catch (NumberFormatException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Writes {@code file} whole or, if the machine stops meanwhile, not at all. */
  void write(Path file) throws IOException {
    Properties text = new Properties();
    text.setProperty("pid", Long.toString(process.pid()));
    text.setProperty("birth", process.birth());
    text.setProperty("socket", socket.toString());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(draft)) {
      text.store(writer, null);
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
