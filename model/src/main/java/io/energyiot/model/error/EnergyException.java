package io.energyiot.model.error;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A failure with its code and a message for the person who has to act: what happened, where, and
 * what to do. The message never holds a secret.
 */
public class EnergyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Pattern TEXT = Pattern.compile("(?s)(.*) \\[([A-Z_]+)]");

  private final ErrorCode code;

  /** A failure without a deeper cause. */
  public EnergyException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** A failure caused by {@code cause}, which may be null. */
  public EnergyException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code);
  }

  EnergyException(ErrorCode code, String message, boolean stackTrace) {
    super(message, null, false, stackTrace);
    this.code = code;
  }

  /** What kind of failure this is. */
  public final ErrorCode code() {
    return code;
  }

  /** Message and code, as receipts and terminals show a failure. */
  public final String text() {
    return getMessage() + " [" + code + "]";
  }

  /** Returns a failure without the wrapping that futures put around it. */
  public static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** Returns the failure that a {@link #text} tells of; without a known code, a defect. */
  public static EnergyException ofText(String text) {
    Matcher parts = TEXT.matcher(text);
    if (parts.matches()) {
      try {
        return new EnergyException(ErrorCode.valueOf(parts.group(2)), parts.group(1));
      } catch (IllegalArgumentException e) {
        // of another release
      }
    }
    return new EnergyException(ErrorCode.INTERNAL, text);
  }
}
