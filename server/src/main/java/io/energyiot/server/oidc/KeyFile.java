package io.energyiot.server.oidc;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * Checks tokens by the keys of a file. Quarkus can't take keys from one, so this uses the library
 * with which Quarkus checks those of an issuer, in the same way.
 */
final class KeyFile {
  private static final AlgorithmConstraints ASYMMETRIC =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          "RS256",
          "RS384",
          "RS512",
          "PS256",
          "PS384",
          "PS512",
          "ES256",
          "ES384",
          "ES512",
          "EdDSA");

  private final JwtConsumer check;

  private KeyFile(JwtConsumer check) {
    this.check = check;
  }

  /**
   * Reads the keys.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  static KeyFile read(OidcSettings settings, Path file) {
    try {
      List<JsonWebKey> keys = new JsonWebKeySet(Files.readString(file)).getJsonWebKeys();
      keys.forEach(key -> checkPublic(file, key));
      return new KeyFile(check(settings, keys));
    } catch (IOException e) {
      throw invalid(FileFailure.text(file, "can't be read", e));
    } catch (JoseException e) {
      throw invalid(file + " is no JSON Web Key Set");
    }
  }

  private static JwtConsumer check(OidcSettings settings, List<JsonWebKey> keys) {
    JwksVerificationKeyResolver resolver = new JwksVerificationKeyResolver(keys);
    resolver.setDisambiguateWithVerifySignature(true);
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(resolver)
        .setJwsAlgorithmConstraints(ASYMMETRIC)
        .setExpectedIssuer(settings.issuer())
        .setExpectedAudience(settings.audience().toArray(String[]::new))
        .setRequireExpirationTime()
        .setRequireSubject()
        .setAllowedClockSkewInSeconds(OidcSettings.LEEWAY_SECONDS)
        .build();
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
      check.process(token);
      return true;
    } catch (InvalidJwtException e) {
      return false;
    }
  }
}
