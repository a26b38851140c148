package io.energyiot.server.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A failure as RFC 9457 has it, with our code.
 *
 * @param type a name for the kind of failure
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what happened and what to do
 * @param code the {@link ErrorCode}
 * @param field the parameter or field at fault; absent if it is none
 * @param accepted how many readings of the request are on the topic nevertheless; absent if none
 * @param rejected the readings that were refused; absent if the request had none
 */
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    ErrorCode code,
    String field,
    Long accepted,
    List<RejectedReading> rejected) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final int RETRY_SECONDS = 1;

  /** Returns the problem for one of our codes. */
  public static Problem of(ErrorCode code, String detail) {
    return new Problem(
        "urn:energyiot:error:" + code,
        title(code),
        HttpStatus.of(code),
        detail,
        code,
        null,
        null,
        null);
  }

  /** Returns the problem for a failure that was thrown. */
  public static Problem of(EnergyException failure) {
    if (failure instanceof PartlyAcceptedException partly) {
      return partly.problem();
    }
    Problem problem = of(failure.code(), failure.getMessage());
    return failure instanceof BrokenRuleException rule ? problem.at(rule.field()) : problem;
  }

  private Problem at(String itsField) {
    return new Problem(type, title, status, detail, code, itsField, accepted, rejected);
  }

  /** Returns this problem with the readings that were refused. */
  public Problem with(List<RejectedReading> refused) {
    return new Problem(type, title, status, detail, code, field, accepted, List.copyOf(refused));
  }

  /** Returns this problem for a request of which some readings are taken. */
  Problem afterAccepting(long readings) {
    return new Problem(
        type,
        title,
        status,
        detail + "; " + readings + " readings before it are accepted; all may be sent again",
        code,
        field,
        readings,
        rejected);
  }

  private static String title(ErrorCode code) {
    String words = code.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Returns after how many seconds to try again; empty if that does not help. */
  public OptionalInt retrySeconds() {
    boolean mayHelp = status == 409 || status == 429 || status == 503;
    return mayHelp ? OptionalInt.of(RETRY_SECONDS) : OptionalInt.empty();
  }

  /** Returns this problem as an answer. */
  public Response response() {
    Response.ResponseBuilder answer = Response.status(status).type(MEDIA_TYPE).entity(this);
    retrySeconds().ifPresent(seconds -> answer.header("Retry-After", seconds));
    return answer.build();
  }
}
