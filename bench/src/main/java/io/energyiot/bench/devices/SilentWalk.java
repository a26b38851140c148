package io.energyiot.bench.devices;

import io.energyiot.client.EnergyClient;
import io.energyiot.client.device.DevicePage;
import io.energyiot.client.device.DeviceQuestion;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A walk through all silent meters over REST.
 *
 * @param meters how many there are
 * @param pages how many answers it took
 * @param seconds all of them together
 * @param maxSeconds the longest of them
 */
record SilentWalk(long meters, int pages, double seconds, double maxSeconds) {
  private static final int PAGE = 1_000;

  /** Walks to the last page. */
  static SilentWalk of(EnergyClient server, LocalDate since) {
    long meters = 0;
    int pages = 0;
    double longest = 0;
    long began = System.nanoTime();
    Optional<String> cursor = Optional.empty();
    do {
      long asked = System.nanoTime();
      DevicePage page =
          server
              .devices()
              .search(
                  DeviceQuestion.ALL
                      .silentSince(since)
                      .limit(Integer.toString(PAGE))
                      .cursor(cursor.orElse(null)));
      longest = Math.max(longest, secondsSince(asked));
      meters += page.devices().size();
      pages++;
      cursor = page.cursor();
    } while (cursor.isPresent());
    return new SilentWalk(meters, pages, secondsSince(began), longest);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
