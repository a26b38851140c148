package io.energyiot.client.access;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A new file for one credential, which only its owner may read. It is made before the credential
 * is, since one that is good and that nobody has would be worse than none.
 */
public final class CredentialFile {
  private final Path file;

  private CredentialFile(Path file) {
    this.file = file;
  }

  /**
   * Makes the file, still empty.
   *
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED}, also if it exists
   */
  public static CredentialFile create(Path file) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return new CredentialFile(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Writes the credential, safely on disk.
   *
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED}
   */
  public void write(String credential) {
    ByteBuffer line = ByteBuffer.wrap((credential + "\n").getBytes(StandardCharsets.US_ASCII));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(true);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Deletes the file.
   *
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED}
   */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static EnergyException failed(Path file, IOException e) {
    return new EnergyException(
        ErrorCode.WRITE_FAILED, FileFailure.text(file, "can't be written", e), e);
  }
}
