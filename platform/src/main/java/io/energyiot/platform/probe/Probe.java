package io.energyiot.platform.probe;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A cheap question in a server's own protocol. A listening port alone proves nothing. */
public interface Probe {
  /** How long, in milliseconds, a connection and an answer may take each. */
  int PATIENCE = 2_000;

  /**
   * Asks once.
   *
   * @return whether a correct answer came within {@link #PATIENCE}
   */
  default boolean answers(InetSocketAddress address) {
    try {
      return ask(address);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Asks once.
   *
   * @return whether the answer is a correct one
   * @throws IOException if none came
   */
  boolean ask(InetSocketAddress address) throws IOException;
}
