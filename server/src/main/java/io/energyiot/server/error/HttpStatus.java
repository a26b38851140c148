package io.energyiot.server.error;

import io.energyiot.model.error.ErrorCode;

/** Maps error codes to HTTP statuses. */
final class HttpStatus {
  private HttpStatus() {}

  static int of(ErrorCode code) {
    return switch (code) {
      case DEVICE_UNKNOWN,
          CHANNEL_UNKNOWN,
          LOAD_UNKNOWN,
          ROLLUP_MISSING,
          GROUP_UNKNOWN,
          KEY_UNKNOWN,
          NOT_FOUND ->
          404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case BODY_TOO_SLOW -> 408;
      case IDEMPOTENCY_KEY_IN_FLIGHT, LOAD_BUSY -> 409;
      case TOO_LARGE -> 413;
      case MEDIA_TYPE_UNSUPPORTED -> 415;
      case IDEMPOTENCY_KEY_REUSED -> 422;
      case UNAUTHENTICATED -> 401;
      case SITE_REFUSED, PATH_REFUSED, ROLE_MISSING, SCOPE_REFUSED -> 403;
      case HOST_UNKNOWN -> 421;
      case OVERLOADED, RATE_LIMITED -> 429;
      default ->
          switch (code.type()) {
            case USER -> 400;
            case INTERNAL -> 500;
            case RESOURCE, EXTERNAL -> 503;
          };
    };
  }
}
