package io.energyiot.server.error;

import io.energyiot.model.error.ErrorCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers when the framework refuses an address, a method or a media type. */
@Provider
public final class WebApplicationExceptionMapper
    implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException refusal) {
    return switch (refusal.getResponse().getStatus()) {
      case 404 -> problem(ErrorCode.NOT_FOUND, "there is nothing at this address");
      case 405 -> problem(ErrorCode.METHOD_NOT_ALLOWED, "this address does not take this method");
      case 406 ->
          problem(ErrorCode.NOT_ACCEPTABLE, "Accept asks for none of the media types served here");
      case 415 ->
          problem(
              ErrorCode.MEDIA_TYPE_UNSUPPORTED,
              "this address takes no body of this Content-Type; /q/openapi lists those that it takes");
      case 400 -> problem(ErrorCode.PARAMETER_INVALID, refusal.getMessage());
      default -> refusal.getResponse();
    };
  }

  private static Response problem(ErrorCode code, String detail) {
    return Problem.of(code, detail).response();
  }
}
