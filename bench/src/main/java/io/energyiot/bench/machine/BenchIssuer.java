package io.energyiot.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** An identity provider with a key of this process, whose public part the server has in a file. */
final class BenchIssuer {
  private static final String NAME = "https://issuer.invalid";
  private static final String AUDIENCE = "energy";
  private static final Duration LIFE = Duration.ofDays(1);
  private static final KeyPair PAIR = pair();

  private BenchIssuer() {}

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new BenchException("making a key", e);
    }
  }

  /** The settings of a server that takes its tokens; writes a file to {@code folder} for them. */
  static Map<String, String> settings(Path folder) {
    Path file = folder.resolve("issuer.json");
    RSAPublicKey key = (RSAPublicKey) PAIR.getPublic();
    try {
      Files.writeString(
          file,
          "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"bench\",\"n\":\"%s\",\"e\":\"%s\"}]}"
              .formatted(number(key.getModulus()), number(key.getPublicExponent())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "access.oidc.issuer", NAME,
        "access.oidc.audience", AUDIENCE,
        "access.oidc.keys", file.toString());
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return encoded(Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  /** A token for a day. */
  static String token() {
    String roles =
        BenchCredential.ROLES.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"bench\",\"energy_scope\":\"*\",\"roles\":%s,\"exp\":%d}"
            .formatted(NAME, AUDIENCE, roles, Instant.now().plus(LIFE).getEpochSecond());
    String content = encoded("{\"alg\":\"RS256\",\"kid\":\"bench\"}") + '.' + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(PAIR.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + '.' + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new BenchException("signing a token", e);
    }
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
