package io.energyiot.model.error;

import java.util.Objects;

/**
 * A failure with its code and a message for the person who has to act: what happened, where, and
 * what to do. The message never holds a secret.
 */
public class EnergyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

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
}
