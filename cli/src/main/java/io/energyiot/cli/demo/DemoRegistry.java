package io.energyiot.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.energyiot.client.EnergyClient;
import io.energyiot.households.Households;
import io.energyiot.model.error.EnergyException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Registers made-up meters in cities, so that there are regions, tariffs and feeders to ask for.
 */
final class DemoRegistry {
  private static final int MAX_METERS = 100_000;
  private static final int LINES_A_POST = 20_000;
  private static final int FEEDERS = 8;
  private static final double DEGREES = 0.3;

  /** A city with the share of meters in it, in percent. */
  private record City(String name, double latitude, double longitude, int percent) {}

  private static final List<City> CITIES =
      List.of(
          new City("Hamburg", 53.55, 9.99, 22),
          new City("Berlin", 52.52, 13.40, 20),
          new City("Leipzig", 51.34, 12.37, 14),
          new City("Cologne", 50.94, 6.96, 13),
          new City("Frankfurt", 50.11, 8.68, 11),
          new City("Stuttgart", 48.78, 9.18, 11),
          new City("Munich", 48.14, 11.58, 9));

  private final EnergyClient server;
  private final LocalDate installed;

  /** For meters that were installed on a day. */
  DemoRegistry(EnergyClient server, LocalDate installed) {
    this.server = server;
    this.installed = installed;
  }

  /**
   * Registers the meters from 1 on.
   *
   * @return how many
   * @throws EnergyException if the server refuses them
   */
  int register(long meters) {
    int all = (int) Math.min(meters, MAX_METERS);
    for (int from = 1; from <= all; from += LINES_A_POST) {
      StringBuilder lines =
          new StringBuilder(
              "device_id,latitude,longitude,region,tariff,feeder,customer,installed\n");
      for (int meter = from; meter < from + LINES_A_POST && meter <= all; meter++) {
        append(lines, meter);
      }
      server.post("/v1/devices", "text/csv", lines.toString().getBytes(UTF_8)).orRefusal();
    }
    return all;
  }

  private void append(StringBuilder lines, int meter) {
    SplittableRandom random = new SplittableRandom(meter);
    City city = city(random.nextInt(100));
    String tariff = random.nextInt(10) < 8 ? "H0" : "G1";
    lines.append(
        String.format(
            Locale.ROOT,
            "%s,%.5f,%.5f,%s,%s,%s-%02d,C-%d,%s%n",
            Households.deviceId(meter),
            city.latitude() + (random.nextDouble() - 0.5) * DEGREES,
            city.longitude() + (random.nextDouble() - 0.5) * DEGREES,
            city.name(),
            tariff,
            city.name().substring(0, 2).toUpperCase(Locale.ROOT),
            1 + random.nextInt(FEEDERS),
            10_000 + meter,
            installed));
  }

  private static City city(int percent) {
    int passed = 0;
    for (City each : CITIES) {
      passed += each.percent();
      if (percent < passed) {
        return each;
      }
    }
    throw new IllegalStateException("the shares of the cities add up to " + passed);
  }
}
