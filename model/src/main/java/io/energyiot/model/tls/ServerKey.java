package io.energyiot.model.tls;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A server's key and certificate, read again for a new connection when their files have changed. As
 * long as the new ones can't be used, as when one of them is not written yet, the old ones hold.
 */
public final class ServerKey extends X509ExtendedKeyManager {
  private static final System.Logger LOG = System.getLogger(ServerKey.class.getName());
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path certificate;
  private final Path key;
  private Named now;
  private Named before;
  private List<FileTime> times;
  private long looked = System.nanoTime();

  /** A key by the name under which the JDK asks for its parts, one after the other. */
  private record Named(String name, OwnKey own) {}

  /**
   * Reads the files.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if that fails
   */
  public ServerKey(Path certificate, Path key) {
    this.certificate = certificate;
    this.key = key;
    try {
      times = times();
      now = new Named("0", OwnKey.read(certificate, key));
      before = now;
    } catch (IOException e) {
      throw unusable(FileFailure.reason(e), e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(e.getMessage(), e);
    }
  }

  private EnergyException unusable(String reason, Exception cause) {
    return new EnergyException(
        ErrorCode.SETTING_INVALID,
        "TLS with " + certificate + " and " + key + " is not possible: " + reason,
        cause);
  }

  private List<FileTime> times() throws IOException {
    return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
  }

  private synchronized Named current() {
    if (System.nanoTime() - looked > LOOK_NANOS) {
      looked = System.nanoTime();
      look();
    }
    return now;
  }

  private void look() {
    try {
      List<FileTime> found = times();
      if (!found.equals(times)) {
        times = found;
        OwnKey read = OwnKey.read(certificate, key);
        before = now;
        now = new Named(Long.toString(looked), read);
        LOG.log(System.Logger.Level.INFO, "new connections get the new certificate, " + read);
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, "the new certificate is not taken: " + e.getMessage());
    }
  }

  private synchronized OwnKey named(String name) {
    return name.equals(now.name()) ? now.own() : before.own();
  }

  private String name(String kind) {
    Named chosen = current();
    return chosen.own().key().getAlgorithm().equals(kind) ? chosen.name() : null;
  }

  @Override
  public String chooseEngineServerAlias(String kind, Principal[] issuers, SSLEngine engine) {
    return name(kind);
  }

  @Override
  public String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
    return name(kind);
  }

  @Override
  public String[] getServerAliases(String kind, Principal[] issuers) {
    String name = name(kind);
    return name == null ? null : new String[] {name};
  }

  @Override
  public X509Certificate[] getCertificateChain(String name) {
    return named(name).chainArray();
  }

  @Override
  public PrivateKey getPrivateKey(String name) {
    return named(name).key();
  }

  @Override
  public String[] getClientAliases(String kind, Principal[] issuers) {
    return null; // for servers only
  }

  @Override
  public String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
    return null;
  }
}
