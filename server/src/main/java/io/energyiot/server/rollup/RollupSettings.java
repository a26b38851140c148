package io.energyiot.server.rollup;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * What the server computes by itself.
 *
 * @param at the time of day, in the storage zone, after which days are computed; empty for never
 * @param days how many of the last days are computed
 * @param devices whether the usage of each device is kept too
 * @param home the folder of the programs; empty only if {@code at} is
 * @param work the folder for Spark's temporary files; empty only if {@code at} is
 * @param job the settings of the job
 */
public record RollupSettings(
    Optional<LocalTime> at,
    int days,
    boolean devices,
    Optional<Path> home,
    Optional<Path> work,
    Settings job) {
  private static final String AT = "rollup.at";
  private static final String OFF = "off";
  private static final String DEVICES = "rollup.devices";
  private static final String HOME = "rollup.home";
  private static final String WORK = "rollup.work";
  private static final List<String> OF_THE_JOB = List.of("analytics.", "load.jmx_", "spark.");
  private static final int USUAL_DAYS = 7;
  private static final int MAX_DAYS = 366;

  /**
   * Reads the settings under {@code rollup.}, and those of the job, which checks them.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  public static RollupSettings from(Settings settings) {
    settings.asMap().keySet().stream()
        .filter(key -> OF_THE_JOB.stream().anyMatch(key::startsWith))
        .forEach(settings::text);
    RollupSettings taken =
        new RollupSettings(
            at(settings),
            settings.integer("rollup.days", USUAL_DAYS, 1, MAX_DAYS),
            settings.flag(DEVICES, true),
            settings.text(HOME).map(Path::of),
            settings.text(WORK).map(Path::of),
            settings);
    if (taken.at.isPresent() && (taken.home.isEmpty() || taken.work.isEmpty())) {
      throw settings.invalid(taken.home.isEmpty() ? HOME : WORK, "a folder, as rollup.at is set");
    }
    return taken;
  }

  private static Optional<LocalTime> at(Settings settings) {
    String text = settings.text(AT, OFF);
    if (text.equals(OFF)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeException e) {
      throw settings.invalid(AT, "off, or a time of day such as 03:30");
    }
  }
}
