package io.energyiot.cli.demo;

import io.energyiot.households.Households;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A file that comes late, in the long form: estimates, meters that hang or run backwards, meters
 * that were heard of for some hours only, a corrected day, and lines that are wrong.
 *
 * @param devices how many meters there are; those after them were heard of for some hours
 * @param day that is corrected
 */
record DemoLate(long devices, LocalDate day, ZoneId zone) {
  /** Meters after the others that sent some hours only, and after them those that sent nothing. */
  static final int BRIEF = 12;

  /** Meters that are registered and never sent anything. */
  static final int SILENT = 9;

  private static final int ESTIMATED_EACH = 41;
  private static final int MAX_ESTIMATED = 40;
  private static final int CORRECTED = 7;
  private static final int CORRECTED_FROM = 34;
  private static final int CORRECTED_TO = 66;

  /**
   * Writes the file.
   *
   * @param corrected whether the corrected day comes in its second version
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED}
   */
  void write(Path file, boolean corrected) {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("device_id,metric_time,metric_name,metric_value,quality\n");
      if (corrected) {
        correction(out);
      } else {
        estimates(out);
        odd(out);
        brief(out);
        wrong(out);
      }
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, FileFailure.text(file, "can't be written", e), e);
    }
  }

  /** Every 41st meter has most of its day estimated, and the corrected one its middle. */
  private void estimates(Writer out) throws IOException {
    for (int i = 1; i <= MAX_ESTIMATED && (long) i * ESTIMATED_EACH <= devices; i++) {
      int meter = i * ESTIMATED_EACH;
      for (int quarter = i; quarter < 90; quarter++) {
        line(out, meter, day, quarter, 90 + (meter + quarter) % 40, "estimated");
      }
    }
    for (int quarter = CORRECTED_FROM; quarter < CORRECTED_TO; quarter++) {
      line(out, CORRECTED, day.minusDays(3), quarter, 130, "estimated");
    }
  }

  /** Meters that hang, that run backwards and that stand still. */
  private void odd(Writer out) throws IOException {
    for (int quarter = 0; quarter < 92; quarter++) {
      line(out, 15, day, quarter, 125, "actual");
      line(out, 16, day, quarter, 340, "actual");
      line(out, 17, day, quarter, quarter > 40 && quarter < 56 ? -220 : 60, "actual");
      line(out, 18, day, quarter, 0, "actual");
    }
  }

  private void brief(Writer out) throws IOException {
    for (long meter = devices + 1; meter <= lastBrief(); meter++) {
      line(out, meter, day, 0, 120, "actual");
      for (int quarter = 60; quarter < 76; quarter++) {
        line(out, meter, day, quarter, 150 + quarter, "actual");
      }
      line(out, meter, day, 91, 130, "actual");
    }
  }

  private long lastBrief() {
    return Math.min(devices + BRIEF, Households.MAX_DEVICES - 1);
  }

  private void wrong(Writer out) throws IOException {
    String id = Households.deviceId(1);
    out.write(id + "," + day + " 10:07:00.00001,KWH,0.1,actual\n");
    out.write(id + "," + day + " 10:15:00,KWH,a lot,actual\n");
    out.write(id + "," + day + " 10:30:00,KWH,0.1,perhaps\n");
    out.write("," + day + " 10:45:00,KWH,0.1,actual\n");
  }

  /** What the meter had really measured. */
  private void correction(Writer out) throws IOException {
    for (int quarter = CORRECTED_FROM; quarter < CORRECTED_TO; quarter++) {
      double share =
          Math.sin((quarter - CORRECTED_FROM) * Math.PI / (CORRECTED_TO - CORRECTED_FROM));
      line(
          out,
          CORRECTED,
          day.minusDays(3),
          quarter,
          60 + Math.round(520 * share * share),
          "actual");
    }
  }

  private void line(
      Writer out, long meter, LocalDate its, int quarter, long wattHours, String quality)
      throws IOException {
    Instant start = its.atStartOfDay(zone).toInstant().plusSeconds(900L * quarter);
    out.write(
        "%s,%s,KWH,%s,%s%n"
            .formatted(
                Households.deviceId(meter), start, BigDecimal.valueOf(wattHours, 3), quality));
  }
}
