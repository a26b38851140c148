package io.energyiot.analytics.s3;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The keys that sign requests. Never printed.
 *
 * @param session the token of temporary ones; empty if they are lasting
 */
record S3Credentials(String accessKey, String secretKey, Optional<String> session) {
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  /**
   * Reads a file as AWS's programs have it, with one profile.
   *
   * @throws IOException if it can't be read, others may read it, or it lacks a key; without what is
   *     in it
   */
  static S3Credentials read(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException("others than its owner may use it");
    }
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException("it is malformed", e);
    }
    if (lines.stringPropertyNames().stream().filter(name -> name.startsWith("[")).count() > 1) {
      throw new IOException("it has more than one profile");
    }
    return new S3Credentials(
        required(lines, "aws_access_key_id"),
        required(lines, "aws_secret_access_key"),
        Optional.ofNullable(lines.getProperty("aws_session_token")).map(String::strip));
  }

  private static String required(Properties lines, String name) throws IOException {
    String value = lines.getProperty(name, "").strip();
    if (value.isEmpty()) {
      throw new IOException("it has no " + name);
    }
    return value;
  }

  @Override
  public String toString() {
    return "S3Credentials[…]";
  }
}
