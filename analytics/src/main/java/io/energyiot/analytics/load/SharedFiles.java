package io.energyiot.analytics.load;

import io.energyiot.load.PartedLoad;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;

/**
 * Files that all processes of a job reach by the same URI: in an object store, or in a folder that
 * all machines share.
 */
final class SharedFiles {
  private final Configuration hadoop;

  /**
   * @param hadoop says how file systems are reached
   */
  SharedFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * The files that a path names: itself, those in it if it is a folder, or those that it matches.
   * In order of name; hidden files and inner folders are left out.
   *
   * @param path a URI, or an absolute path
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if there is none
   */
  List<PartedLoad.File> named(String path) {
    try {
      org.apache.hadoop.fs.Path pattern = new org.apache.hadoop.fs.Path(path);
      FileSystem system = pattern.getFileSystem(hadoop);
      List<FileStatus> found = new ArrayList<>();
      for (FileStatus match : matches(system, pattern)) {
        found.addAll(
            match.isDirectory() ? List.of(system.listStatus(match.getPath())) : List.of(match));
      }
      List<PartedLoad.File> files =
          found.stream()
              .filter(file -> file.isFile() && !file.getPath().getName().startsWith("."))
              .sorted(Comparator.comparing(FileStatus::getPath))
              .map(file -> new PartedLoad.File(nameOf(system, file), file.getLen()))
              .toList();
      if (files.isEmpty()) {
        throw new EnergyException(ErrorCode.FILE_UNREADABLE, path + ": there is no such file");
      }
      return files;
    } catch (IOException | IllegalArgumentException e) { // the latter for what is no URI
      throw unreadable(path, e);
    }
  }

  private static List<FileStatus> matches(FileSystem system, org.apache.hadoop.fs.Path pattern)
      throws IOException {
    FileStatus[] found = system.globStatus(pattern);
    return found == null ? List.of() : Arrays.asList(found);
  }

  private static String nameOf(FileSystem system, FileStatus file) {
    return system instanceof LocalFileSystem
        ? file.getPath().toUri().getPath()
        : file.getPath().toString();
  }

  /**
   * A file of {@link #named} on this machine: the file itself if it is in a folder, else a copy.
   *
   * @param scratch takes a copy
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE}
   */
  Path fetch(String name, Path scratch) {
    if (name.startsWith("/")) {
      return Path.of(name);
    }
    try {
      org.apache.hadoop.fs.Path from = new org.apache.hadoop.fs.Path(name);
      Path copy = scratch.resolve("file");
      from.getFileSystem(hadoop)
          .copyToLocalFile(false, from, new org.apache.hadoop.fs.Path(copy.toUri()), true);
      return copy;
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * Puts a file of this machine where all can read it.
   *
   * @param folder a URI, or an absolute path
   * @return the URI or path that it has there
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED}
   */
  String put(Path file, String folder, String name) {
    try {
      if (folder.startsWith("/")) {
        Path target = Files.createDirectories(Path.of(folder)).resolve(name);
        // A task that is done again has put it there before.
        return Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING).toString();
      }
      org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(folder, name);
      target
          .getFileSystem(hadoop)
          .copyFromLocalFile(new org.apache.hadoop.fs.Path(file.toUri()), target);
      return target.toString();
    } catch (IOException | IllegalArgumentException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, folder + "/" + name + " can't be written: " + e.getMessage(), e);
    }
  }

  private static EnergyException unreadable(String name, Exception cause) {
    return new EnergyException(
        ErrorCode.FILE_UNREADABLE, name + " can't be read: " + cause.getMessage(), cause);
  }
}
