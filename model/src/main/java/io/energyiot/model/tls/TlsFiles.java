package io.energyiot.model.tls;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The PEM files by which a client knows a server, and makes itself known to it.
 *
 * @param authorities certificates that are trusted; empty for those that the JDK trusts
 * @param certificate the client's own, with those between it and an authority; empty if the server
 *     wants none
 * @param key the private key of {@code certificate}, unencrypted, in PKCS #8; empty if there is
 *     none
 */
public record TlsFiles(Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key) {
  /** Trusts what the JDK trusts, and shows nothing. */
  public static final TlsFiles NONE =
      new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Takes the settings {@code PREFIX.tls.ca}, {@code .certificate} and {@code .key}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if a file can't be read, or
   *     there is a certificate without its key
   */
  public static TlsFiles from(Settings settings, String prefix) {
    TlsFiles files =
        new TlsFiles(
            file(settings, prefix + ".tls.ca"),
            file(settings, prefix + ".tls.certificate"),
            file(settings, prefix + ".tls.key"));
    if (files.certificate.isPresent() != files.key.isPresent()) {
      String missing = files.key.isPresent() ? ".tls.certificate" : ".tls.key";
      throw settings.invalid(prefix + missing, "a PEM file, since the other of the two is set");
    }
    return files;
  }

  private static Optional<Path> file(Settings settings, String key) {
    return settings
        .text(key)
        .map(
            text -> {
              Path file = Path.of(text);
              if (!Files.isReadable(file)) {
                throw settings.invalid(key, "a PEM file that this process can read");
              }
              return file;
            });
  }
}
