package io.energyiot.model.config;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings by key, read as types. Every part of the system takes its own keys; {@link
 * #failOnUnknown} then finds the keys that nobody took.
 */
public final class Settings {
  private final Map<String, String> values;
  private final String source;
  private final Set<String> former;
  private final Set<String> taken = new HashSet<>();

  private Settings(Map<String, String> values, String source, Set<String> former) {
    this.values = Map.copyOf(values);
    this.source = source;
    this.former = Set.copyOf(former);
  }

  /** Settings from a map; {@code source} names where they come from, for messages. */
  public static Settings of(Map<String, String> values, String source) {
    return new Settings(FormerKeys.renamed(values, source), source, FormerKeys.in(values));
  }

  /**
   * Reads a Java properties file in UTF-8.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if it can't be read
   */
  public static Settings read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new EnergyException(
          ErrorCode.SETTING_INVALID, file + " can't be read: " + e.getMessage(), e);
    }
    Map<String, String> values = new HashMap<>();
    properties.stringPropertyNames().forEach(k -> values.put(k, properties.getProperty(k).strip()));
    return of(values, file.toString());
  }

  /** These settings with those of {@code more} instead where both have a key. */
  public Settings with(Map<String, String> more) {
    Map<String, String> merged = new HashMap<>(values);
    merged.putAll(FormerKeys.renamed(more, source));
    Set<String> allFormer = new HashSet<>(former);
    allFormer.addAll(FormerKeys.in(more));
    return new Settings(merged, source, allFormer);
  }

  /** A warning about each key that has another name by now, in order of the keys. */
  public List<String> warnings() {
    return former.stream().sorted().map(key -> FormerKeys.warning(key, source)).toList();
  }

  /** All keys and values. */
  public Map<String, String> asMap() {
    return values;
  }

  /** The text at {@code key}; empty if it is not set or blank. */
  public Optional<String> text(String key) {
    taken.add(key);
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
  }

  /** The text at {@code key}, or {@code otherwise}. */
  public String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  /** A list whose parts stand between commas; {@code otherwise} if it is not set. */
  public List<String> list(String key, List<String> otherwise) {
    return text(key)
        .map(value -> Arrays.stream(value.split(",")).map(String::strip).toList())
        .orElse(otherwise);
  }

  /**
   * Whether something is switched on.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if it is neither true nor false
   */
  public boolean flag(String key, boolean otherwise) {
    String text = text(key, Boolean.toString(otherwise));
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw invalid(key, "true or false");
  }

  /**
   * The secret in the file that a setting names, without blanks around it; empty if the setting is
   * not set.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if the file can't be read or has
   *     none; never with what is in it
   */
  public Optional<String> secretIn(String key) {
    return text(key).map(file -> secret(key, Path.of(file)));
  }

  private String secret(String key, Path file) {
    try {
      String secret = Files.readString(file).strip();
      if (!secret.isEmpty()) {
        return secret;
      }
    } catch (IOException e) {
      // the error below is the same for all bad files
    }
    throw invalid(key, "a file that this process can read, with a secret");
  }

  /**
   * A whole number from {@code min} to {@code max}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  public int integer(String key, int otherwise, int min, int max) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the error below is the same for all bad numbers
    }
    throw invalid(key, "a whole number from " + min + " to " + max);
  }

  /** An error that says which setting is wrong and what it should be. */
  public EnergyException invalid(String key, String needed) {
    return new EnergyException(
        ErrorCode.SETTING_INVALID,
        source + ": " + key + " needs " + needed + ", not " + Quoted.of(values.get(key)));
  }

  /**
   * Fails if a key was set that begins with {@code prefix} and is none of {@code known}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}, naming the keys
   */
  public void failOnUnknown(String prefix, Set<String> known) {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeIf(key -> !key.startsWith(prefix) || known.contains(key));
    failOn(unknown, known);
  }

  /**
   * Fails if a key was set that no part of the system has asked for.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}, naming the keys
   */
  public void failOnUnknown() {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(taken);
    failOn(unknown, taken);
  }

  private void failOn(Set<String> unknown, Set<String> known) {
    if (!unknown.isEmpty()) {
      throw new EnergyException(
          ErrorCode.SETTING_INVALID,
          source + ": unknown settings " + unknown + "; known are " + new TreeSet<>(known));
    }
  }
}
