package io.energyiot.server.range;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.query.calendar.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A question for the readings of a device.
 *
 * @param channels in the order of the answer; empty for all that the device has
 * @param qualities the qualities of the readings wanted; empty for all
 * @param asOf the instant after which what was learned is left out, milliseconds since
 *     1970-01-01T00:00:00Z; {@link io.energyiot.model.Version#NO_LIMIT} for all
 * @param limit the largest number of readings of a page; empty for all at once
 * @param cursor the cursor of the page before
 */
record RangeRequest(
    String deviceId,
    List<Channel> channels,
    TimeRange range,
    Set<Quality> qualities,
    boolean descending,
    long asOf,
    OptionalInt limit,
    Optional<String> cursor) {

  /** Returns a text that is the same for all pages of a question, and for no other question. */
  String question() {
    return String.join(
        "\n",
        deviceId,
        channels.toString(),
        Long.toString(range.from()),
        Long.toString(range.to()),
        range.zone().getId(),
        qualities.toString(),
        Boolean.toString(descending),
        Long.toString(asOf));
  }

  /** Returns whether the answer has one series, which makes it a flat object in JSON. */
  boolean isOfOneChannel() {
    return channels.size() == 1;
  }
}
