package io.energyiot.analytics;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.spark.network.util.JavaUtils;

/**
 * The folder for what does not fit into Spark's memory. Spark deletes its files when it ends. What
 * a killed process has left, the next one deletes if it is alone and the folder has the mark of
 * Energy IoT.
 */
final class SparkFolder implements AutoCloseable {
  private static final String LOCK = "lock";

  /** Whoever starts this process puts it there. */
  private static final String MARK = "made-by-energy";

  private final Path path;
  private final FileChannel lock;

  private SparkFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Uses a folder that exists; several processes may share it. */
  static SparkFolder in(Path path) throws IOException {
    FileChannel lock =
        FileChannel.open(
            path.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try (FileLock alone = lock.tryLock()) {
      if (alone != null && Files.exists(path.resolve(MARK))) {
        deleteFolders(path);
      }
    }
    lock.lock(0, Long.MAX_VALUE, true);
    return new SparkFolder(path, lock);
  }

  Path path() {
    return path;
  }

  private static void deleteFolders(Path path) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(
            path, each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))) {
      for (Path each : left) {
        JavaUtils.deleteRecursively(each.toFile());
      }
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
