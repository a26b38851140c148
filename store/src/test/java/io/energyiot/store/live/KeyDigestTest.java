package io.energyiot.store.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyDigestTest {
  private static final Series A = new Series("A", Channel.KWH);
  private static final Series B = new Series("B", Channel.KWH);
  private static final Version FIRST = new Version(5, 1);

  private record Key(Series series, Version version) {}

  private static KeyDigest keys(Key... each) {
    KeyDigest keys = new KeyDigest();
    List.of(each).forEach(key -> keys.add(key.series(), key.version()));
    return keys;
  }

  @Test
  void theSameBlocksAreTheSameInAnyOrder() {
    KeyDigest keys = keys(new Key(A, FIRST), new Key(B, FIRST));

    assertThat(keys.areThoseOf(keys(new Key(B, FIRST), new Key(A, FIRST)))).isTrue();
    assertThat(keys.count()).isEqualTo(2);
    assertThat(new KeyDigest().areThoseOf(new KeyDigest())).isTrue();
  }

  @Test
  void anotherSeriesTimeOrSequenceIsAnotherBlock() {
    KeyDigest keys = keys(new Key(A, FIRST));

    assertThat(keys.areThoseOf(keys(new Key(B, FIRST)))).isFalse();
    assertThat(keys.areThoseOf(keys(new Key(new Series("A", Channel.of("KW")), FIRST)))).isFalse();
    assertThat(keys.areThoseOf(keys(new Key(A, new Version(6, 1))))).isFalse();
    assertThat(keys.areThoseOf(keys(new Key(A, new Version(5, 2))))).isFalse();
    assertThat(keys.areThoseOf(keys(new Key(A, new Version(1, 5))))).isFalse();
  }

  @Test
  void oneMoreOrTheSameOnceMoreIsNotTheSame() {
    KeyDigest keys = keys(new Key(A, FIRST));

    assertThat(keys.areThoseOf(new KeyDigest())).isFalse();
    assertThat(keys.areThoseOf(keys(new Key(A, FIRST), new Key(A, FIRST)))).isFalse();
  }

  @Test
  void blocksThatChangeTheirVersionsAmongThemselvesAreOthers() {
    Version second = new Version(5, 2);

    assertThat(
            keys(new Key(A, FIRST), new Key(B, second))
                .areThoseOf(keys(new Key(A, second), new Key(B, FIRST))))
        .isFalse();
  }

  @Test
  void theLastWriteIsTold() {
    KeyDigest keys = new KeyDigest();
    keys.add(A, FIRST, 70);
    keys.add(B, FIRST, 90);
    keys.add(A, new Version(6, 1), 80);

    assertThat(keys.newest()).isEqualTo(90);
    assertThat(keys.count()).isEqualTo(3);
  }
}
