package io.energyiot.formats.clock;

/** What is known about a local time that the clock shows twice. */
enum Meaning {
  /** Nothing yet. */
  OPEN(null),
  /** The first of the two instants is meant. */
  FIRST(null),
  /** The second of the two instants is meant. */
  SECOND(null),
  /** Lines of the series fit both. */
  UNKNOWN("the order of the series' lines doesn't tell which is meant"),
  /** So many lines are held that memory would not be bounded. */
  TOO_MANY("there are more such lines than may be kept to tell by their order which is meant");

  private final String reason;

  Meaning(String reason) {
    this.reason = reason;
  }

  /** Why the line is refused; null if it isn't. */
  String reason() {
    return reason;
  }
}
