package io.energyiot.formats.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EightBytesTest {
  private static final long SEED = 8;

  @Test
  void findsBytesAsALoopDoes() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200_000; round++) {
      byte[] bytes = new byte[Long.BYTES];
      for (int i = 0; i < bytes.length; i++) {
        // neighbours of the byte sought carry and borrow most
        bytes[i] =
            (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : ',' - 1 + random.nextInt(3));
      }
      long eight = EightBytes.at(bytes, 0);
      long commas = 0;
      int first = Long.BYTES;
      for (int i = bytes.length - 1; i >= 0; i--) {
        if (bytes[i] == ',') {
          commas |= 0x80L << (i * Byte.SIZE);
          first = i;
        }
      }
      long found = EightBytes.find(eight, EightBytes.all(','));
      assertThat(EightBytes.same(eight, EightBytes.all(','))).as("seed %d", SEED).isEqualTo(commas);
      assertThat(EightBytes.first(found)).as("seed %d", SEED).isEqualTo(first);
    }
  }

  @Test
  void readsEightDigitsAndNothingElse() {
    Random random = new Random(SEED);
    for (int round = 0; round < 100_000; round++) {
      int number = random.nextInt(100_000_000);
      byte[] text = "%08d".formatted(number).getBytes(StandardCharsets.US_ASCII);
      long numbers = EightBytes.at(text, 0) ^ EightBytes.all('0');
      assertThat(EightBytes.areDigits(numbers)).isTrue();
      assertThat(EightBytes.number(numbers)).isEqualTo(number);
      byte other = (byte) random.nextInt(256);
      text[random.nextInt(text.length)] = other;
      assertThat(EightBytes.areDigits(EightBytes.at(text, 0) ^ EightBytes.all('0')))
          .as("seed %d, byte %d", SEED, other)
          .isEqualTo(other >= '0' && other <= '9');
    }
  }
}
