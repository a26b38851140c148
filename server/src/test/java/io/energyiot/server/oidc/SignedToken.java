package io.energyiot.server.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as issuers make them, and as nobody should. */
public final class SignedToken {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> claims = new LinkedHashMap<>();
  private final Map<String, Object> header = new LinkedHashMap<>();

  /** A token that is good for five minutes, for whoever wants {@code audience}. */
  public static SignedToken of(String issuer, String audience) {
    SignedToken token = new SignedToken();
    return token
        .with("iss", issuer)
        .with("aud", audience)
        .with("sub", "analyst@example.com")
        .with("energy_scope", "*")
        .with("iat", Instant.now().minusSeconds(300).getEpochSecond())
        .expiringIn(Duration.ofMinutes(5));
  }

  /** Sets a claim, or removes it if it is null. */
  public SignedToken with(String claim, Object value) {
    if (value == null) {
      claims.remove(claim);
    } else {
      claims.put(claim, value);
    }
    return this;
  }

  public SignedToken roles(List<String> roles) {
    return with("roles", roles);
  }

  public SignedToken expiringIn(Duration time) {
    return with("exp", Instant.now().plus(time).getEpochSecond());
  }

  /** The token, signed as {@code algorithm} says. */
  public String signed(String algorithm, String keyId, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(javaName(algorithm));
      signature.initSign(key);
      String content = content(algorithm, keyId);
      signature.update(content.getBytes(US_ASCII));
      return content + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String javaName(String algorithm) {
    return algorithm.equals("ES256") ? "SHA256withECDSAinP1363Format" : "SHA256withRSA";
  }

  /** The token without a signature. */
  public String unsigned(String keyId) {
    return content("none", keyId) + ".";
  }

  /** The token with a public key taken for a shared secret. */
  public String signedByPublicKey(String keyId, byte[] publicKey) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
      String content = content("HS256", keyId);
      return content + "." + encoded(mac.doFinal(content.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String content(String algorithm, String keyId) {
    header.put("alg", algorithm);
    header.put("typ", "JWT");
    if (keyId != null) {
      header.put("kid", keyId);
    }
    return encoded(json(header)) + "." + encoded(json(claims));
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsString(value).getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
