package io.energyiot.model.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What went wrong with a file, in words. The JDK's exceptions say it by their type alone. */
public final class FileFailure {
  private FileFailure() {}

  /** The reason, with the path that it is about unless that is known from elsewhere. */
  public static String reason(IOException e) {
    if (e instanceof FileSystemException failure && failure.getReason() == null) {
      return failure.getFile() + " " + words(failure);
    }
    return e.getMessage() == null ? words(e) : e.getMessage();
  }

  /**
   * What failed and why, with the path once.
   *
   * @param what such as {@code can't be read}
   */
  public static String text(Path file, String what, IOException e) {
    String reason = reason(e);
    return reason.startsWith(file + " ") ? reason : file + " " + what + ": " + reason;
  }

  private static String words(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "may not be read or written by this user";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "exists already, but is not a folder as needed";
    }
    if (e instanceof NotDirectoryException) {
      return "is no folder";
    }
    return e instanceof DirectoryNotEmptyException ? "is a folder that is not empty" : "failed";
  }
}
