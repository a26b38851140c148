package io.energyiot.model.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key, and the certificate that others know it by.
 *
 * @param chain the certificate, then those between it and an authority
 * @param key in plain
 */
record OwnKey(List<X509Certificate> chain, PrivateKey key) {
  private static final byte[] PROOF = {1};

  /** Copies the list. */
  OwnKey {
    chain = List.copyOf(chain);
  }

  /**
   * Reads both files.
   *
   * @throws IOException if they can't be read, or don't belong together: one of them may have been
   *     replaced before the other
   */
  static OwnKey read(Path certificate, Path key) throws IOException, GeneralSecurityException {
    OwnKey read = new OwnKey(new PemFile(certificate).certificates(), new PemFile(key).key());
    if (!read.isPair()) {
      throw new IOException(key + " is not the key of " + certificate);
    }
    return read;
  }

  private boolean isPair() throws GeneralSecurityException {
    String kind = key.getAlgorithm();
    PublicKey open = chain.get(0).getPublicKey();
    if (!open.getAlgorithm().equals(kind)) {
      return false;
    }
    Signature signature =
        Signature.getInstance(
            switch (kind) {
              case "RSA" -> "SHA256withRSA";
              case "EC" -> "SHA256withECDSA";
              default -> "EdDSA";
            });
    signature.initSign(key);
    signature.update(PROOF);
    byte[] signed = signature.sign();
    signature.initVerify(open);
    signature.update(PROOF);
    return signature.verify(signed);
  }

  X509Certificate[] chainArray() {
    return chain.toArray(X509Certificate[]::new);
  }

  @Override
  public String toString() {
    return "number " + chain.get(0).getSerialNumber().toString(16);
  }
}
