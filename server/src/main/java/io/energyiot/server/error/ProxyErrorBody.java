package io.energyiot.server.error;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refusal in the proxy's form.
 *
 * @param errorCode the proxy's number for it
 * @param message what is wrong
 */
@Schema(name = "ProxyError")
public record ProxyErrorBody(@JsonProperty("error_code") int errorCode, String message) {}
