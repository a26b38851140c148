package io.energyiot.server.access;

import io.energyiot.query.Sight;

/** The devices that whoever asks in the present request sees, for resources. */
@FunctionalInterface
public interface CurrentSight {
  /** Returns the sight, which holds also after the request. */
  Sight get();
}
