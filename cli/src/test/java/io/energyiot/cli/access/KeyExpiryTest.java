package io.energyiot.cli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class KeyExpiryTest {
  private final KeyExpiry expiry = new KeyExpiry();

  @Test
  void itIsADateAnInstantOrAPeriod() {
    assertThat(expiry.convert("2100-01-31")).isEqualTo("2100-01-31T00:00:00Z");
    assertThat(expiry.convert("2100-01-31T08:00:00Z")).isEqualTo("2100-01-31T08:00:00Z");
    assertThat(expiry.convert("P2D"))
        .isBetween(Instant.now().plus(Duration.ofHours(47)), Instant.now().plusSeconds(172_800));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P999999999Y", "P9999999999D", "never", "2100-02-30", "T", ""})
  void anythingElseIsWrongUsage(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> expiry.convert(text))
        .withMessageContaining("neither a date");
  }
}
