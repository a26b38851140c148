package io.energyiot.server.oidc;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import io.quarkus.oidc.runtime.JsonWebKeySet;
import io.quarkus.oidc.runtime.OidcProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** Checks tokens by the keys of a file, as Quarkus does by those of an issuer. */
final class KeyFile {
  private final OidcProvider provider;

  private KeyFile(OidcProvider provider) {
    this.provider = provider;
  }

  /**
   * Reads the keys.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  static KeyFile read(OidcSettings settings, Path file) {
    try {
      String text = Files.readString(file);
      for (JsonWebKey key : new org.jose4j.jwk.JsonWebKeySet(text).getJsonWebKeys()) {
        checkPublic(file, key);
      }
      return new KeyFile(new OidcProvider(null, TokenTenant.of(settings), new JsonWebKeySet(text)));
    } catch (IOException e) {
      throw invalid(FileFailure.text(file, "can't be read", e));
    } catch (JoseException e) {
      throw invalid(file + " is no JSON Web Key Set");
    }
  }

  private static void checkPublic(Path file, JsonWebKey key) {
    if (!(key instanceof PublicJsonWebKey pair) || pair.getPrivateKey() != null) {
      throw invalid(file + " must have nothing but public keys of RSA or elliptic curves");
    }
  }

  private static EnergyException invalid(String what) {
    return new EnergyException(ErrorCode.SETTING_INVALID, OidcSettings.KEYS + ": " + what);
  }

  /** Returns whether the token is signed by one of the keys, for us, and now. */
  boolean isGood(String token) {
    try {
      provider.verifyJwtToken(token, true, true, null);
      return true;
    } catch (InvalidJwtException e) {
      return false;
    }
  }
}
