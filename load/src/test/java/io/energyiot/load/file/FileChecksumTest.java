package io.energyiot.load.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checksum is of the whole content and of nothing else. */
class FileChecksumTest {
  private static final int SEED = 2026;

  @TempDir Path folder;

  private FileChecksum of(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return FileChecksum.of(new InputFile(file, null, "a file"), more -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 1 << 20, (1 << 20) + 1, 3_500_000})
  void oneOtherByteAnywhereIsAnotherChecksum(int size) throws IOException {
    Random random = new Random(SEED);
    byte[] content = new byte[size];
    random.nextBytes(content);
    FileChecksum checksum = of("a", content);
    assertThat(checksum.size()).isEqualTo(size);
    assertThat(of("b", content)).isEqualTo(checksum);
    for (int at : new int[] {0, random.nextInt(size), size - 1}) {
      content[at] ^= 1;
      assertThat(of("c", content).value()).as("byte %d", at).isNotEqualTo(checksum.value());
      content[at] ^= 1;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, 2_500_000})
  void itTellsHowManyBytesItReads(int size) throws IOException {
    Path file = Files.write(folder.resolve("counted"), new byte[size]);
    LongAdder read = new LongAdder();
    FileChecksum checksum = FileChecksum.of(new InputFile(file, null, "a file"), read::add);
    assertThat(read.sum()).isEqualTo(size);
    assertThat(checksum.hex()).matches("[0-9a-f]{16}");
    FileChecksum ofEntry = FileChecksum.of(new InputFile(file, "a.csv", "an entry"), more -> {});
    assertThat(ofEntry.value()).isNotEqualTo(checksum.value());
  }
}
