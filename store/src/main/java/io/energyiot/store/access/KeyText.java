package io.energyiot.store.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key as its owner has it: {@code energy_}, the key's id, {@code _}, and 32 random bytes in
 * Base64 for URLs. Whoever scans texts for leaked keys finds it by its beginning.
 */
public final class KeyText {
  private static final Pattern FORM = Pattern.compile("energy_([a-z0-9]{8})_[A-Za-z0-9_-]{43}");
  private static final String ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 8;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String id;
  private final String text;

  private KeyText(String id, String text) {
    this.id = id;
    this.text = text;
  }

  /** Makes a key that nobody has. */
  static KeyText random() {
    StringBuilder id = new StringBuilder(ID_LENGTH);
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_CHARACTERS.charAt(RANDOM.nextInt(ID_CHARACTERS.length())));
    }
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    return new KeyText(id.toString(), "energy_" + id + "_" + encoded);
  }

  /** Returns the key that a client shows; empty if the text has another form. */
  public static Optional<KeyText> of(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches() ? Optional.of(new KeyText(parts.group(1), text)) : Optional.empty();
  }

  /** Returns the id, which is no secret. */
  public String id() {
    return id;
  }

  /** Returns the whole key. Nobody may print it but who has made it. */
  public String secret() {
    return text;
  }

  /** Returns the SHA-256 of the key. No salt is needed, since nobody can try 2^256 keys. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "energy_" + id + "_...";
  }
}
