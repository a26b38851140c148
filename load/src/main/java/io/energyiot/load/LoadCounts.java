package io.energyiot.load;

import java.time.LocalDate;

/** Adds up what a load writes. */
final class LoadCounts {
  private long readings;
  private long repeated;
  private long meterDays;
  private long blockBytes;
  private long firstDay = Long.MAX_VALUE;
  private long lastDay = Long.MIN_VALUE;

  void add(long day, int itsReadings, int itsRepeated, int itsBytes) {
    meterDays++;
    readings += itsReadings;
    repeated += itsRepeated;
    blockBytes += itsBytes;
    firstDay = Math.min(firstDay, day);
    lastDay = Math.max(lastDay, day);
  }

  long readings() {
    return readings;
  }

  long repeated() {
    return repeated;
  }

  long meterDays() {
    return meterDays;
  }

  long blockBytes() {
    return blockBytes;
  }

  LocalDate firstDay() {
    return meterDays == 0 ? null : LocalDate.ofEpochDay(firstDay);
  }

  LocalDate lastDay() {
    return meterDays == 0 ? null : LocalDate.ofEpochDay(lastDay);
  }
}
