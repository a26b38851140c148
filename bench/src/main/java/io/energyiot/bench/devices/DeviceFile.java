package io.energyiot.bench.devices;

import io.energyiot.households.Households;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * A file of the device registry: the made-up households somewhere in Central Europe, 200 on a
 * feeder, with all attributes.
 *
 * @param devices how many, numbered from 1
 */
record DeviceFile(long devices) {
  /** How many devices a feeder has, but for the first one, which has one less. */
  static final int ON_FEEDER = 200;

  private static final int REGIONS = 16;
  private static final int TARIFFS = 7;

  /** How many devices the first feeder has. */
  long onFirstFeeder() {
    return Math.min(devices, ON_FEEDER - 1);
  }

  /** The name of the first feeder. */
  static String firstFeeder() {
    return feeder(0);
  }

  private static String feeder(long number) {
    return "F-%05d".formatted(number);
  }

  void write(Path file) {
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          "device_id,latitude,longitude,region,tariff,feeder,customer,interval,unit,installed\n");
      for (long device = 1; device <= devices; device++) {
        long feeder = device / ON_FEEDER;
        out.write(
            String.format(
                Locale.ROOT,
                "%s,%.5f,%.5f,region-%02d,H%d,%s,C-%d,PT15M,kWh,20%02d-01-01\n",
                Households.deviceId(device),
                47 + 8 * random.nextDouble(),
                6 + 9 * random.nextDouble(),
                feeder % REGIONS,
                device % TARIFFS,
                feeder(feeder),
                device / 2,
                10 + device % 10));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
