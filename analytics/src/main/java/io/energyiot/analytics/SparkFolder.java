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
 * Where Spark puts what does not fit into memory. Spark deletes it when it ends; what a process
 * that was killed has left is deleted by the next one that finds itself alone, if the folder has
 * the mark of one that Energy IoT made.
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

  /** A folder that is there, which several processes may use. */
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
