package io.energyiot.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The folder of a run. A folder that is kept records what earlier runs have loaded.
 *
 * @param path exists
 */
public record RunFolder(Path path) {

  /**
   * Does {@code work} in a folder.
   *
   * @param kept the folder, which is made if it is missing; empty for one that is deleted at the
   *     end
   * @param parent where that one is made
   * @param needed how many bytes may come to lie there
   */
  public static void use(Optional<Path> kept, Path parent, long needed, Consumer<RunFolder> work) {
    try {
      if (kept.isPresent()) {
        work.accept(new RunFolder(Files.createDirectories(kept.get()).toRealPath()));
      } else {
        try (Scratch scratch = Scratch.in(parent, needed)) {
          work.accept(new RunFolder(scratch.path()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder within, made if it is missing. */
  public Path inner(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data folder of a system, with the settings of a file if there is one. */
  public Path data(Optional<Path> settings) {
    Path data = inner("data");
    try {
      if (settings.isPresent()) {
        Path own = data.resolve("energy.properties");
        Files.copy(settings.get(), own, StandardCopyOption.REPLACE_EXISTING);
      }
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loads, unless an earlier run has done so.
   *
   * @param who loads, as a name of a file
   * @param content what is loaded
   * @throws BenchException if an earlier run has loaded something else
   */
  public void once(String who, String content, Runnable load) {
    Path done = path.resolve(who + ".loaded");
    try {
      if (!Files.exists(done)) {
        load.run();
        Files.writeString(done, content);
      } else if (!Files.readString(done).equals(content)) {
        throw new BenchException(done + " says " + Files.readString(done) + ", not " + content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
