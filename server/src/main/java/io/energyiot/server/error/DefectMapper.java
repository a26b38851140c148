package io.energyiot.server.error;

import io.energyiot.model.error.ErrorCode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers after a defect. The log has the cause; the client only learns that it is not at fault.
 */
@Provider
public final class DefectMapper implements ExceptionMapper<RuntimeException> {
  private static final Logger LOG = LoggerFactory.getLogger(DefectMapper.class);

  @Override
  public Response toResponse(RuntimeException defect) {
    LOG.error("a request met a defect", defect);
    return Problem.of(ErrorCode.INTERNAL, "a defect of the server; its log has the cause")
        .response();
  }
}
