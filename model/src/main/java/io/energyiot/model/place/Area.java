package io.energyiot.model.place;

/** A part of the earth's surface, its border included. */
public sealed interface Area permits Box, Circle {

  /** Whether the place lies in it. */
  boolean contains(Location place);

  /** Whether they may have a place in common; may be said of areas that just miss each other. */
  boolean touches(Circle circle);

  /** Whether all of the circle surely lies in it; may be denied of one that just does. */
  boolean covers(Circle circle);
}
