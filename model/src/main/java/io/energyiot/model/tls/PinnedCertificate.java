package io.energyiot.model.tls;

import io.energyiot.model.error.FileFailure;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trust in one server: that which shows the first certificate of a file. What name is in it, and
 * who signed it, does not matter. For those who can read the server's own file.
 */
public final class PinnedCertificate extends X509ExtendedTrustManager {
  private final Path file;

  private PinnedCertificate(Path file) {
    this.file = file;
  }

  /** Returns what connects only to the server with the certificate in {@code file}. */
  public static SSLContext context(Path file) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new PinnedCertificate(file)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private void check(X509Certificate[] shown) throws CertificateException {
    try {
      if (!shown[0].equals(new PemFile(file).certificates().get(0))) {
        throw new CertificateException("the server shows another certificate than that in " + file);
      }
    } catch (IOException e) {
      throw new CertificateException(FileFailure.text(file, "can't be read", e), e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String kind) throws CertificateException {
    check(shown);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String kind, Socket socket)
      throws CertificateException {
    check(shown);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String kind, SSLEngine engine)
      throws CertificateException {
    check(shown);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String kind) throws CertificateException {
    throw new CertificateException("for clients only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String kind, Socket socket)
      throws CertificateException {
    throw new CertificateException("for clients only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String kind, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("for clients only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
