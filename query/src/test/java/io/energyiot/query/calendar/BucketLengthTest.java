package io.energyiot.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.BrokenRuleException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class BucketLengthTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

  @Test
  void daysOfBerlinHave23And25HoursWhenTheClockIsSet() {
    assertThat(
            minutes(BucketLength.DAY, "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", BERLIN))
        .containsExactly(23 * 60);
    assertThat(
            minutes(BucketLength.DAY, "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", BERLIN))
        .containsExactly(25 * 60);
  }

  @Test
  void hoursOfADayThatIsSetBackAreTwentyFive() {
    assertThat(
            minutes(BucketLength.HOUR, "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", BERLIN))
        .hasSize(25)
        .containsOnly(60);
  }

  @Test
  void halfAnHourIsLeftOverWhereTheClockIsSetByHalfAnHour() {
    // Lord Howe Island goes from +11:00 to +10:30 on 2026-04-05 at 02:00.
    assertThat(
            minutes(
                BucketLength.HOUR, "2026-04-05T00:00+11:00", "2026-04-05T03:00+10:30", LORD_HOWE))
        .containsExactly(60, 60, 30, 60);
  }

  @Test
  void weeksStartOnMondayAndAreCutAtTheRange() {
    // 2026-01-01 is a Thursday.
    assertThat(minutes(BucketLength.WEEK, "2026-01-01T00:00Z", "2026-01-13T00:00Z", ZoneOffset.UTC))
        .containsExactly(4 * 1440, 7 * 1440, 1440);
  }

  @Test
  void monthsAreCalendarMonths() {
    assertThat(
            minutes(BucketLength.MONTH, "2028-01-15T00:00Z", "2028-03-10T00:00Z", ZoneOffset.UTC))
        .containsExactly(17 * 1440, 29 * 1440, 9 * 1440);
  }

  @Test
  void everyBucketEndsAfterItsStartInEveryZoneThroughEveryTransition() {
    long from = Instant.parse("2026-01-01T00:07:00Z").toEpochMilli();
    long to = Instant.parse("2027-01-01T00:00:00Z").toEpochMilli();
    Set<BucketLength> onTheClock = EnumSet.of(BucketLength.QUARTER_HOUR, BucketLength.HOUR);
    for (String id : ZoneId.getAvailableZoneIds()) {
      ZoneId zone = ZoneId.of(id);
      for (BucketLength length : BucketLength.values()) {
        for (long time = from; time < to && time > 0; ) {
          long end = length.endAfter(time, zone);
          assertThat(end).as("%s of %s at %s", length, id, time).isGreaterThan(time);
          time = onTheClock.contains(length) ? end + 37 * 3_600_000L : end;
        }
      }
    }
  }

  @Test
  void quartersAndYearsAreThoseOfTheCalendar() {
    assertThat(
            minutes(BucketLength.QUARTER, "2028-02-15T00:00Z", "2028-11-01T00:00Z", ZoneOffset.UTC))
        .containsExactly(46 * 1440, 91 * 1440, 92 * 1440, 31 * 1440);
    assertThat(minutes(BucketLength.YEAR, "2027-12-31T00:00Z", "2029-01-02T00:00Z", ZoneOffset.UTC))
        .containsExactly(1440, 366 * 1440, 1440);
    assertThat(minutes(BucketLength.NONE, "2027-12-31T00:00Z", "2029-01-02T00:00Z", ZoneOffset.UTC))
        .containsExactly(368 * 1440);
  }

  @Test
  void quarterHoursFollowTheClockOfTheZone() {
    // Kathmandu is 5 h 45 min ahead, Lord Howe skips from 02:00 to 02:30.
    assertThat(
            minutes(
                BucketLength.QUARTER_HOUR,
                "2026-01-01T00:05+05:45",
                "2026-01-01T00:32+05:45",
                ZoneId.of("Asia/Kathmandu")))
        .containsExactly(10, 15, 2);
    assertThat(
            minutes(
                BucketLength.QUARTER_HOUR,
                "2026-10-04T00:00+10:30",
                "2026-10-05T00:00+11:00",
                LORD_HOWE))
        .hasSize(94)
        .containsOnly(15);
  }

  @Test
  void aDayThatComesAgainAfterItsEndIsOver() {
    // St. John's went from 00:01 on 2010-11-07 back to 23:01 of the 6th: the 7th had begun.
    ZoneId zone = ZoneId.of("America/St_Johns");
    long again = OffsetDateTime.parse("2010-11-06T23:30-03:30").toInstant().toEpochMilli();

    assertThat(Instant.ofEpochMilli(BucketLength.DAY.endAfter(again, zone)))
        .isEqualTo(OffsetDateTime.parse("2010-11-08T00:00-03:30").toInstant());
  }

  @Test
  void tooManyBucketsAreRefused() {
    TimeRange range = new TimeRange(0, 10 * 86_400_000L, ZoneOffset.UTC);

    assertThat(BucketLength.DAY.cut(range, 10)).hasSize(11);
    Assertions.assertThatThrownBy(() -> BucketLength.DAY.cut(range, 9))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessage("by day the range has more than 9 buckets; ask for it in parts");
  }

  @Test
  void anUnknownLengthIsTheUsersMistake() {
    Assertions.assertThatThrownBy(() -> BucketLength.parse("fortnight"))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessage(
            "by is one of [quarter-hour, hour, day, week, month, quarter, year, none], not 'fortnight'");
  }

  private static List<Integer> minutes(BucketLength by, String from, String to, ZoneId zone) {
    List<Integer> minutes = new ArrayList<>();
    long end = OffsetDateTime.parse(to).toInstant().toEpochMilli();
    for (long time = OffsetDateTime.parse(from).toInstant().toEpochMilli(); time < end; ) {
      long next = Math.min(by.endAfter(time, zone), end);
      minutes.add((int) ((next - time) / 60_000));
      time = next;
    }
    return minutes;
  }
}
