package io.energyiot.server.access;

import java.util.Locale;

/** What an operation tells or changes, which decides what becomes of it with a scope. */
public enum Reach {
  /** Nothing of devices. With a scope it is as without. */
  NOTHING,
  /** Devices. Whoever answers leaves out those that the identity does not see. */
  SEEN,
  /** The device in the path, in the device registry. With a scope it must name that device. */
  OWN,
  /** The whole system. With a scope it is refused. */
  SYSTEM;

  static Reach of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
