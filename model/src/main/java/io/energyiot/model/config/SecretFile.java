package io.energyiot.model.config;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/**
 * A file that has one credential, so that it stands on no command line and in no settings. Nobody
 * but its owner may read it.
 */
public final class SecretFile {
  private static final int MAX_BYTES = 8192;

  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private SecretFile() {}

  /**
   * Returns the credential: one line of ASCII characters that can be seen.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if the file can't be read,
   *     others may read it, or it has something else; without what is in it
   */
  public static String read(Path file) {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
          && !Collections.disjoint(OF_OTHERS, Files.getPosixFilePermissions(file))) {
        throw invalid(file + " may be read by others; run chmod 600 " + file, null);
      }
      return line(file);
    } catch (IOException e) {
      throw invalid(FileFailure.text(file, "can't be read", e), e);
    }
  }

  private static String line(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      byte[] bytes = content.readNBytes(MAX_BYTES + 1);
      String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
      if (bytes.length > MAX_BYTES
          || text.isEmpty()
          || !text.chars().allMatch(SecretFile::isSeen)) {
        throw invalid(file + " must be one line of ASCII characters without blanks", null);
      }
      return text;
    }
  }

  private static boolean isSeen(int character) {
    return character > ' ' && character < 0x7f;
  }

  private static EnergyException invalid(String what, IOException cause) {
    return new EnergyException(ErrorCode.SETTING_INVALID, "the credential in " + what, cause);
  }
}
