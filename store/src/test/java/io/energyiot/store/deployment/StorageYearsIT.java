package io.energyiot.store.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which years, channels and reaches are known. Each test has years of its own. */
class StorageYearsIT {
  private static EnergyStore store;

  private final StorageYears years = new StorageYears(store.session());

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private StorageYears another() {
    return new StorageYears(store.session());
  }

  private static Set<Channel> channels(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Channel.of("C" + i))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static DaySpan around(StorageYears years, int year, Channel channel) {
    long day = LocalDate.of(year, 6, 15).toEpochDay();
    DaySpan days = years.reaches().within(0).around(channel, day, day);
    return new DaySpan(days.first() - day, days.last() - day);
  }

  @Test
  void yearsComeNewestFirst() {
    years.record(2150, Channel.KWH, 0);
    years.record(2152, Channel.KWH, 0);
    years.record(2151, Channel.KWH, 0);

    assertThat(another().newestFirst()).containsSubsequence(2152, 2151, 2150);
  }

  @Test
  void aYearThatIsRecordedIsSeenByWhoAsksForWhatCameLater() {
    StorageYears reader = another();
    reader.newestFirst();
    years.record(2170, Channel.KWH, 0);
    assertThat(reader.newestFirst(System.nanoTime())).contains(2170);
  }

  @Test
  void ofSomeYearsTheChannelsOfEachAreTold() {
    years.record(2160, Channel.KWH, 0);
    years.record(2161, Channel.of("KW"), 0);
    years.record(2163, Channel.of("V"), 0);

    assertThat(another().channels(2160, 2162)).contains(Set.of(Channel.KWH, Channel.of("KW")));
    assertThat(another().channels(2163, 2163)).contains(Set.of(Channel.of("V")));
    assertThat(another().channels(2162, 2162)).contains(Set.of());
  }

  @Test
  void upTo64ChannelsAreToldByName() {
    Set<Channel> all = channels(64);
    all.forEach(channel -> years.record(2170, channel, 0));
    assertThat(another().channels(2170, 2170)).contains(all);

    years.record(2170, Channel.of("ONE_MORE"), 0);
    assertThat(another().channels(2170, 2170)).isEmpty();
  }

  @Test
  void ofAYearFromBeforeChannelsWereRecordedNoneAreTold() {
    store.session().execute("INSERT INTO storage_year (deployment, year) VALUES ('all', 2172)");
    assertThat(years.channels(2172, 2172)).isEmpty();

    years.record(2172, Channel.KWH, 0);
    assertThat(another().channels(2172, 2172)).isEmpty();
  }

  @Test
  void theGreatestReachOfAChannelCounts() {
    years.record(2174, Channel.KWH, 3);
    years.record(2174, Channel.KWH, 1);
    another().record(2174, Channel.KWH, 2);

    assertThat(around(years, 2174, Channel.KWH)).isEqualTo(new DaySpan(-3, 3));
    assertThat(around(years, 2174, Channel.of("KW"))).isEqualTo(new DaySpan(0, 0));
  }

  @Test
  void whatWasWrittenWithoutAReachIsTakenToReachADay() {
    store
        .session()
        .execute(
            "INSERT INTO storage_channel (deployment, year, channel) VALUES ('all', 2176, 'KWH')");
    store.session().execute("INSERT INTO storage_year (deployment, year) VALUES ('all', 2176)");

    assertThat(around(another(), 2176, Channel.KWH)).isEqualTo(new DaySpan(-1, 1));
    assertThat(around(another(), 2176, Channel.of("KW"))).isEqualTo(new DaySpan(0, 0));
  }

  @Test
  void channelsBeyond64ShareOneReach() {
    channels(64).forEach(channel -> years.record(2178, channel, 0));
    years.record(2178, Channel.of("ONE_MORE"), 5);

    assertThat(around(years, 2178, Channel.of("ONE_MORE"))).isEqualTo(new DaySpan(-5, 5));
    assertThat(around(years, 2178, Channel.of("C7"))).isEqualTo(new DaySpan(-5, 5));
  }

  @Test
  void untilWhenSendersGaveTheTimeIsDecidedByWhoAsksFirst() {
    assertThat(SenderTimeLimit.until(store.session(), "storage-years-a", 1_000)).isEqualTo(1_000);
    assertThat(SenderTimeLimit.until(store.session(), "storage-years-a", 2_000)).isEqualTo(1_000);
    assertThat(SenderTimeLimit.until(store.session(), "storage-years-b", 3_000)).isEqualTo(3_000);
  }
}
