package io.energyiot.load.file;

import io.energyiot.formats.compressed.Compression;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Finds the files that paths name. */
public final class InputFiles {
  private static final String WILD = "*?[{";

  /** What an entry takes in the list of entries if its name is not absurd, bytes. */
  private static final long LONGEST_ENTRY = 1 << 10;

  private InputFiles() {}

  /**
   * Returns the files that a path names: the file itself, the files in a folder, or the matches if
   * the last part has wildcards. They are in order of name, without hidden files and inner folders.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if there is none
   */
  public static List<Path> named(String path) {
    return named(path, path);
  }

  /**
   * Returns the files that a path names, as {@link #named(String)} does.
   *
   * @param shown the path for messages
   */
  public static List<Path> named(String path, String shown) {
    Path file = Path.of(path);
    if (Files.isRegularFile(file)) {
      return List.of(file);
    }
    List<Path> found = Files.isDirectory(file) ? in(file, "*", shown) : matching(path, shown);
    if (found.isEmpty()) {
      throw new EnergyException(
          ErrorCode.FILE_UNREADABLE,
          shown + (Files.isDirectory(file) ? " is a folder without files" : " does not exist"));
    }
    return found;
  }

  private static List<Path> matching(String pattern, String shown) {
    int name = pattern.lastIndexOf('/') + 1;
    String last = pattern.substring(name);
    Path folder = Path.of(name == 0 ? "." : pattern.substring(0, name));
    boolean wild = last.chars().anyMatch(c -> WILD.indexOf(c) >= 0);
    if (!wild || !Files.isDirectory(folder)) {
      return List.of();
    }
    return in(folder, last, shown).stream()
        .map(file -> name == 0 ? file.getFileName() : file)
        .toList();
  }

  private static List<Path> in(Path folder, String pattern, String shown) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
      for (Path file : found) {
        if (Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".")) {
          files.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new EnergyException(
          ErrorCode.FILE_UNREADABLE, shown + " can't be listed: " + e.getMessage(), e);
    } catch (PatternSyntaxException e) {
      throw new EnergyException(
          ErrorCode.FILE_UNREADABLE,
          "%s is not a pattern: %s".formatted(shown, e.getDescription()),
          e);
    }
    files.sort(null);
    return files;
  }

  /**
   * Returns the contents of a file: its own, or those of the entries of a zip file without those
   * that macOS or Windows add.
   *
   * @param name what people know the file by
   * @param max how many entries a zip file may have
   * @throws EnergyException with {@link ErrorCode#TOO_LARGE} if it has more
   */
  public static List<InputFile> contentsOf(Path file, String name, int max) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (Compression.of(in.readNBytes(Compression.MAGIC_LENGTH)) != Compression.ZIP) {
        return List.of(new InputFile(file, null, name));
      }
    }
    requireFew(file, name, max);
    return entries(file, name, max).stream()
        .map(entry -> new InputFile(file, entry, name + "!" + entry))
        .toList();
  }

  /** A list of entries must be read as a whole to count them, so its length is looked at first. */
  private static void requireFew(Path file, String name, int max) throws IOException {
    if (ZipDirectory.length(file) > max * LONGEST_ENTRY) {
      throw tooMany(name, max);
    }
  }

  private static EnergyException tooMany(String name, int max) {
    return new EnergyException(
        ErrorCode.TOO_LARGE,
        "%s has more than %d entries (load.max_files), or very long names of them"
            .formatted(name, max));
  }

  private static List<String> entries(Path file, String name, int max) throws IOException {
    Set<String> entries = new LinkedHashSet<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > max) {
        throw tooMany(name, max);
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String its = entry.getName();
        if (its.equals("[Content_Types].xml")) {
          throw new IOException("it is a document of an office program; save it as CSV");
        }
        if (!entry.isDirectory() && !isHidden(its) && !entries.add(its)) {
          throw new IOException("two of its entries are called " + its);
        }
      }
    } catch (ZipException e) {
      throw new IOException(
          String.valueOf(e.getMessage()).contains("encrypted")
              ? "it is an encrypted zip file; decrypt it first"
              : "it is a zip file that is cut short or damaged: " + e.getMessage(),
          e);
    }
    if (entries.isEmpty()) {
      throw new IOException("it is a zip file with no file in it");
    }
    return List.copyOf(entries);
  }

  /** Returns whether an entry is a hidden file or describes how to show a folder. */
  private static boolean isHidden(String entry) {
    String last = entry.substring(entry.lastIndexOf('/') + 1);
    return entry.startsWith("__MACOSX/")
        || last.startsWith(".")
        || last.equalsIgnoreCase("Thumbs.db")
        || last.equalsIgnoreCase("desktop.ini");
  }
}
