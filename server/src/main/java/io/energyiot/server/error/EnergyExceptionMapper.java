package io.energyiot.server.error;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with our own failures. */
@Provider
public final class EnergyExceptionMapper implements ExceptionMapper<EnergyException> {
  private static final Logger LOG = LoggerFactory.getLogger(EnergyExceptionMapper.class);

  private final RareLines lines = new RareLines(System::nanoTime);

  @Override
  public Response toResponse(EnergyException failure) {
    if (failure.code().type() == ErrorType.INTERNAL) {
      LOG.error("a request failed", failure);
    } else if (failure.code().type() != ErrorType.USER) {
      lines
          .tell(failure.code())
          .ifPresent(
              left ->
                  LOG.warn(
                      "a request failed: {} {} ({} more with this code since the last line)",
                      failure.code(),
                      failure.getMessage(),
                      left));
    }
    return Problem.of(failure).response();
  }
}
