package io.energyiot.client.access;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A file that has one credential, so that it stands on no command line. */
public final class CredentialFile {
  private static final Set<PosixFilePermission> OF_OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private CredentialFile() {}

  /**
   * Returns the credential that a file has.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if it can't be read
   */
  public static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw invalid(FileFailure.text(file, "can't be read", e), e);
    }
  }

  /**
   * The same of a file that nobody but its owner may read.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if others may
   */
  public static String readPrivate(Path file) {
    try {
      if (!Collections.disjoint(OF_OTHERS, Files.getPosixFilePermissions(file))) {
        throw invalid(file + " may be read by others; run chmod 600 " + file, null);
      }
    } catch (IOException e) {
      throw invalid(FileFailure.text(file, "can't be read", e), e);
    }
    return read(file);
  }

  /**
   * Makes a file that only its owner may read.
   *
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED}, also if the file exists
   */
  public static void create(Path file, String credential) {
    FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OF_OWNER);
    try (var channel =
        Files.newByteChannel(
            file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      channel.write(ByteBuffer.wrap((credential + "\n").getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, FileFailure.text(file, "can't be written", e), e);
    }
  }

  private static EnergyException invalid(String what, IOException cause) {
    return new EnergyException(ErrorCode.SETTING_INVALID, "the credential in " + what, cause);
  }
}
