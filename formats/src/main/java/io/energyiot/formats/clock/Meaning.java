package io.energyiot.formats.clock;

/** The meaning of a local time that the clock shows twice, as far as it is known. */
enum Meaning {
  /** Not decided yet. */
  OPEN(null),
  /** The first of the two instants is meant. */
  FIRST(null),
  /** The second of the two instants is meant. */
  SECOND(null),
  /** The lines of the series fit both instants. */
  UNKNOWN("the order of the series' lines doesn't tell which is meant"),
  /** Too many lines are held, so this one was not considered. */
  TOO_MANY("the file has more such lines than can be held until their order tells which is meant");

  private final String reason;

  Meaning(String reason) {
    this.reason = reason;
  }

  /** Returns why the line is refused; null if it is not. */
  String reason() {
    return reason;
  }
}
