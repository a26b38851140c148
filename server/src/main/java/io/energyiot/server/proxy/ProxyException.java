package io.energyiot.server.proxy;

/** A request that is refused as the Confluent REST proxy refuses it. */
final class ProxyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProxyError error;

  ProxyException(ProxyError error, String message) {
    super(message, null, false, false);
    this.error = error;
  }

  ProxyError error() {
    return error;
  }
}
