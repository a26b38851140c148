package io.energyiot.model.tls;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * What clients need to connect by TLS. Files that have changed are read again for the next
 * connection; as long as new ones can't be read, the old ones hold. Safe for use by several
 * threads.
 */
public final class TlsContext {
  private static final System.Logger LOG = System.getLogger(TlsContext.class.getName());
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final char[] NO_PASSWORD = {};

  private final TlsFiles files;
  private SSLContext context;
  private List<FileTime> times;
  private long looked;

  /**
   * Reads the files.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if that fails
   */
  public TlsContext(TlsFiles files) {
    this.files = files;
    try {
      times = times();
      context = read();
    } catch (IOException e) {
      throw unusable(FileFailure.reason(e), e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(e.getMessage(), e);
    }
    looked = System.nanoTime();
  }

  /** Returns the context for the next connection: the same one as long as no file has changed. */
  public synchronized SSLContext now() {
    if (System.nanoTime() - looked > LOOK_NANOS) {
      looked = System.nanoTime();
      look();
    }
    return context;
  }

  /** Returns a client's engine, which wants the certificate to have the name of {@code host}. */
  public SSLEngine engine(String host, int port) {
    SSLEngine engine = now().createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engine;
  }

  private void look() {
    try {
      List<FileTime> found = times();
      if (!found.equals(times)) {
        context = read();
        times = found;
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, "new certificates can't be used: " + e.getMessage());
    }
  }

  private List<FileTime> times() throws IOException {
    List<FileTime> found = new ArrayList<>();
    for (Path file : all().toList()) {
      found.add(Files.getLastModifiedTime(file));
    }
    return found;
  }

  private Stream<Path> all() {
    return Stream.of(files.authorities(), files.certificate(), files.key())
        .flatMap(Optional::stream);
  }

  private SSLContext read() throws IOException, GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(files.authorities().isEmpty() ? null : trusted(files.authorities().get()));
    SSLContext made = SSLContext.getInstance("TLS");
    made.init(own(), trust.getTrustManagers(), null);
    return made;
  }

  private static KeyStore trusted(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    for (X509Certificate each : new PemFile(file).certificates()) {
      store.setCertificateEntry("authority-" + store.size(), each);
    }
    return store;
  }

  private KeyManager[] own() throws IOException, GeneralSecurityException {
    if (files.key().isEmpty()) {
      return new KeyManager[0];
    }
    KeyStore store = empty();
    OwnKey own = OwnKey.read(files.certificate().orElseThrow(), files.key().get());
    store.setKeyEntry("own", own.key(), NO_PASSWORD, own.chainArray());
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    return keys.getKeyManagers();
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private EnergyException unusable(String reason, Exception cause) {
    return new EnergyException(
        ErrorCode.SETTING_INVALID,
        "TLS with the files " + all().toList() + " is not possible: " + reason,
        cause);
  }
}
