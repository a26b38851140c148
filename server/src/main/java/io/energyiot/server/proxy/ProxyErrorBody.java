package io.energyiot.server.proxy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A refusal as clients of the proxy read it.
 *
 * @param errorCode the proxy's number for it
 * @param message what is wrong
 */
public record ProxyErrorBody(@JsonProperty("error_code") int errorCode, String message) {}
