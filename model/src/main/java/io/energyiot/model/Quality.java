package io.energyiot.model;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far a value can be trusted, and how it came about where its sender tells that: by a method
 * and for a reason. {@link #code()} is stored in day blocks and never changes. There is one object
 * for each quality.
 *
 * <p>Sources: NEM12 quality flags, methods and reason codes (AEMO meter data file format), ESPI
 * {@code ReadingQuality} (NAESB REQ.21).
 */
public final class Quality implements Comparable<Quality>, Serializable {
  private static final long serialVersionUID = 1;
  private static final int KIND_BITS = 4;
  private static final int DETAIL_BITS = 7;
  private static final int KIND_MASK = (1 << KIND_BITS) - 1;
  private static final int DETAIL_MASK = (1 << DETAIL_BITS) - 1;

  /** Stands for a method or a reason that was not told. */
  public static final int NONE = -1;

  /** The greatest method and the greatest reason. */
  public static final int MAX_DETAIL = 99;

  /** The greatest number that the bits of a code can hold. */
  public static final int MAX_CODE = (1 << (KIND_BITS + 2 * DETAIL_BITS)) - 1;

  private static final List<Quality> KINDS = new ArrayList<>();
  private static final Map<Integer, Quality> DETAILED = new ConcurrentHashMap<>();

  /** Measured by the meter. NEM12 {@code A}, ESPI 0. */
  public static final Quality ACTUAL = kind("actual");

  /** Estimated until a measurement comes. NEM12 {@code E}, ESPI 8 and 9. */
  public static final Quality ESTIMATED = kind("estimated");

  /** Substituted by the data provider. NEM12 {@code S}. */
  public static final Quality SUBSTITUTED = kind("substituted");

  /** Substituted for good. NEM12 {@code F}. */
  public static final Quality FINAL_SUBSTITUTE = kind("final_substitute");

  /** Known to be missing: the only kind without a value. NEM12 {@code N}. */
  public static final Quality MISSING = kind("missing");

  /** Edited by hand. ESPI 7. */
  public static final Quality EDITED = kind("edited");

  /** Measured, but doubtful. ESPI 10. */
  public static final Quality QUESTIONABLE = kind("questionable");

  /** Calculated from other values. ESPI 11. */
  public static final Quality DERIVED = kind("derived");

  /** A forecast. ESPI 12. */
  public static final Quality PROJECTED = kind("projected");

  private static final Quality[] BY_CODE = KINDS.toArray(Quality[]::new);

  private final int code;
  private final String text;

  private Quality(int code, String text) {
    this.code = code;
    this.text = text;
  }

  private static Quality kind(String text) {
    Quality kind = new Quality(KINDS.size(), text);
    KINDS.add(kind);
    return kind;
  }

  /**
   * This kind of quality with a method and a reason.
   *
   * @param method 0 to {@link #MAX_DETAIL}, or {@link #NONE}
   * @param reason 0 to {@link #MAX_DETAIL}, or {@link #NONE}
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public Quality with(int method, int reason) {
    checkDetail(method);
    checkDetail(reason);
    int details = (method + 1) | (reason + 1) << DETAIL_BITS;
    return ofCode((code & KIND_MASK) | details << KIND_BITS);
  }

  private static void checkDetail(int detail) {
    if (detail < NONE || detail > MAX_DETAIL) {
      throw new IllegalArgumentException("a method or reason of " + detail);
    }
  }

  /** The number stored for this quality; 0 to 8 for those without method and reason. */
  public int code() {
    return code;
  }

  /** This quality without method and reason. */
  public Quality kind() {
    return BY_CODE[code & KIND_MASK];
  }

  /** The code of the {@link #kind} of the quality that has {@code code}. */
  public static int kindOf(int code) {
    return code & KIND_MASK;
  }

  /** Whether a reading of the quality that has {@code code} has no value. */
  public static boolean isMissing(int code) {
    return (code & KIND_MASK) == MISSING.code;
  }

  /** Whether a reading of this quality has no value. */
  public boolean isMissing() {
    return isMissing(code);
  }

  /** By which method it was estimated or substituted; {@link #NONE} if that was not told. */
  public int method() {
    return ((code >> KIND_BITS) & DETAIL_MASK) - 1;
  }

  /** For which reason; {@link #NONE} if that was not told. */
  public int reason() {
    return (code >> (KIND_BITS + DETAIL_BITS)) - 1;
  }

  /**
   * The name in JSON and CSV, in snake_case, with method and reason behind colons: {@code actual},
   * {@code substituted:14}, {@code substituted:14:79}, {@code actual::79}.
   */
  public String text() {
    return text;
  }

  /**
   * The quality stored as {@code code}.
   *
   * @throws IndexOutOfBoundsException if no quality has that code
   */
  public static Quality ofCode(int code) {
    return code >= 0 && code < BY_CODE.length
        ? BY_CODE[code]
        : DETAILED.computeIfAbsent(code, Quality::detailed);
  }

  private static Quality detailed(int code) {
    if (!isCode(code)) {
      throw new IndexOutOfBoundsException("quality " + code);
    }
    int method = ((code >> KIND_BITS) & DETAIL_MASK) - 1;
    int reason = (code >> (KIND_BITS + DETAIL_BITS)) - 1;
    String text =
        BY_CODE[code & KIND_MASK].text
            + ":"
            + (method == NONE ? "" : method)
            + (reason == NONE ? "" : ":" + reason);
    return new Quality(code, text);
  }

  /** Whether a quality has that code. */
  public static boolean isCode(int code) {
    return code >= 0
        && code <= MAX_CODE
        && (code & KIND_MASK) < BY_CODE.length
        && ((code >> KIND_BITS) & DETAIL_MASK) <= MAX_DETAIL + 1
        && (code >> (KIND_BITS + DETAIL_BITS)) <= MAX_DETAIL + 1;
  }

  /** The qualities without method and reason, in order of their codes. */
  public static Quality[] values() {
    return BY_CODE.clone();
  }

  /** How many kinds there are; the codes of those without method and reason are 0 to one less. */
  public static int codes() {
    return BY_CODE.length;
  }

  /**
   * The quality that {@link #text} names, in any case.
   *
   * @throws BrokenRuleException with {@link ErrorCode#QUALITY_INVALID}
   */
  public static Quality parse(String text) {
    String[] parts = text.split(":", -1);
    for (Quality kind : BY_CODE) {
      if (kind.text.equalsIgnoreCase(parts[0]) && parts.length <= 3) {
        return parts.length == 1
            ? kind
            : kind.with(detail(parts[1], text), parts.length == 2 ? NONE : detail(parts[2], text));
      }
    }
    throw invalid(text);
  }

  /**
   * The quality without method and reason that {@code text} names, in any case.
   *
   * @throws BrokenRuleException with {@link ErrorCode#QUALITY_INVALID}
   */
  public static Quality parseKind(String text) {
    if (text.indexOf(':') >= 0) {
      throw invalid(text);
    }
    return parse(text);
  }

  private static int detail(String part, String text) {
    if (part.isEmpty()) {
      return NONE;
    }
    if (part.length() > 2 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw invalid(text);
    }
    return Integer.parseInt(part);
  }

  private static BrokenRuleException invalid(String text) {
    List<String> names = KINDS.stream().map(Quality::text).toList();
    return new BrokenRuleException(
        ErrorCode.QUALITY_INVALID,
        "quality",
        "one of " + names + " is needed, not " + Quoted.of(text));
  }

  private Object readResolve() {
    return ofCode(code);
  }

  /** By code. */
  @Override
  public int compareTo(Quality other) {
    return Integer.compare(code, other.code);
  }

  /** The constant's name for those without method and reason, in the way of {@link #text}. */
  @Override
  public String toString() {
    return text.toUpperCase(Locale.ROOT);
  }
}
