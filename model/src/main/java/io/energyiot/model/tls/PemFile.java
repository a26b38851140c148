package io.energyiot.model.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a PEM file holds. */
record PemFile(Path path) {
  private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  /** Returns all certificates, in the file's order; text between them is passed over. */
  List<X509Certificate> certificates() throws IOException {
    List<X509Certificate> found =
        CERTIFICATE.matcher(text()).results().map(each -> certificate(each.group())).toList();
    if (found.isEmpty()) {
      throw new IOException(path + " has no certificate, BEGIN CERTIFICATE");
    }
    return found;
  }

  private static X509Certificate certificate(String text) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("a certificate is damaged", e);
    }
  }

  /** Returns the private key. */
  PrivateKey key() throws IOException, GeneralSecurityException {
    Matcher key = KEY.matcher(text());
    if (!key.find()) {
      throw new IOException(
          path
              + " has no unencrypted key in PKCS #8, BEGIN PRIVATE KEY; openssl pkcs8 -topk8 -nocrypt"
              + " makes one of other keys");
    }
    PKCS8EncodedKeySpec spec =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
    for (String kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        // it may be of the next kind
      }
    }
    throw new IOException(path + " has no key of the kinds " + KINDS);
  }

  private String text() throws IOException {
    return Files.readString(path, StandardCharsets.ISO_8859_1);
  }
}
