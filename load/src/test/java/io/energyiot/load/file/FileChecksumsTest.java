package io.energyiot.load.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.EnergyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A content is known by its text, and that by nothing else. */
class FileChecksumsTest {
  private static final int SEED = 2026;

  @TempDir Path folder;

  private FileChecksums of(String name, byte[] content) throws IOException {
    return FileChecksums.of(file(name, content), more -> {});
  }

  private InputFile file(String name, byte[] content) throws IOException {
    return new InputFile(Files.write(folder.resolve(name), content), null, "a file");
  }

  private ContentChecksum text(String content) throws IOException {
    return of("text", content.getBytes(StandardCharsets.UTF_8)).text().orElseThrow();
  }

  /** The same by a stream that comes in pieces of any size, as a compressed file is read. */
  private static ContentChecksum streamed(String content, Random random) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    TextChecksum checksum = new TextChecksum();
    int from = 0;
    while (from < bytes.length) {
      int count =
          Math.min(bytes.length - from, 1 + random.nextInt(random.nextBoolean() ? 3 : 9999));
      checksum.add(bytes, from, count);
      from += count;
    }
    return checksum.finish();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 1 << 20, (1 << 20) + 1, 3_500_000})
  void oneOtherByteAnywhereIsAnotherChecksum(int size) throws IOException {
    Random random = new Random(SEED);
    byte[] content = new byte[size];
    random.nextBytes(content);
    ContentChecksum checksum = of("a", content).raw();
    assertThat(checksum.size()).isEqualTo(size);
    assertThat(of("b", content).raw()).isEqualTo(checksum);
    for (int at : new int[] {0, random.nextInt(size), size - 1}) {
      content[at] ^= 1;
      assertThat(of("c", content).raw().value()).as("byte %d", at).isNotEqualTo(checksum.value());
      content[at] ^= 1;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 20_000, 80_000, 200_000})
  void theSameTextHasTheSameChecksum(int lines) throws IOException {
    Random random = new Random(SEED + lines);
    StringBuilder builder = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      builder.append("MTR").append(random.nextInt(1 << (1 + random.nextInt(30)))).append(",1\n");
    }
    String text = builder.toString();
    ContentChecksum expected = text(text);
    String open = text.substring(0, text.length() - 1);

    assertThat(expected).isEqualTo(of("raw", text.getBytes(StandardCharsets.UTF_8)).raw());
    for (String same :
        new String[] {
          text, open, text.replace("\n", "\r\n"), open.replace("\n", "\r\n"), "\uFEFF" + text
        }) {
      assertThat(text(same)).isEqualTo(expected);
      assertThat(streamed(same, random)).as("seed %d", SEED + lines).isEqualTo(expected);
    }
    for (String other : new String[] {text + "\n", "\n" + text, text.replace(",1\n", ",1\r\r\n")}) {
      assertThat(text(other)).isNotEqualTo(expected);
      assertThat(streamed(other, random)).isEqualTo(text(other));
    }
  }

  @Test
  void aReturnInOnePieceIsSeenWhicheverIsReadFirst() throws IOException {
    String open = "x".repeat(3 << 20);
    ContentChecksum expected = text(open);
    for (int i = 0; i < 30; i++) {
      assertThat(text(open + "\r\n")).as("time %d", i).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20})
  void aLineEndMayLackAtTheEndOfAPiece(int size) throws IOException {
    String open = "x".repeat(size);
    ContentChecksum expected = text(open + "\n");
    assertThat(expected.size()).isEqualTo(size + 1);
    assertThat(text(open)).isEqualTo(expected);
    assertThat(text(open + "\r\n")).isEqualTo(expected);
    assertThat(streamed(open, new Random(SEED))).isEqualTo(expected);
  }

  @Test
  void aLoneCarriageReturnIsNoLineEnd() throws IOException {
    assertThat(text("a\rb\n")).isNotEqualTo(text("a\nb\n"));
    assertThat(text("a\rb\n"))
        .isEqualTo(of("lone", "a\rb\n".getBytes(StandardCharsets.UTF_8)).raw());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000, 2_500_000})
  void itTellsHowManyBytesItReads(int size) throws IOException {
    Path file = Files.write(folder.resolve("counted"), new byte[size]);
    LongAdder read = new LongAdder();
    FileChecksums contents = FileChecksums.of(new InputFile(file, null, "a file"), read::add);
    assertThat(read.sum()).isEqualTo(size);
    assertThat(contents.raw().hex()).matches("[0-9a-f]{16}");
    FileChecksums ofEntry =
        new ChecksumReader().read(new InputFile(file, "a.csv", "an entry"), more -> {});
    assertThat(ofEntry.raw().value()).isNotEqualTo(contents.raw().value());
    assertThat(ofEntry.text()).isEmpty();
  }

  @Test
  void aFileThatIsReplacedOrWrittenToIsNoticedWhateverItsTimeSays() throws IOException {
    InputFile file = file("stamped", new byte[] {1});
    FileTime written = Files.getLastModifiedTime(file.path());
    FileStamp stamp = FileStamp.of(file.path());
    stamp.check(file);

    Files.write(file.path(), new byte[] {2});
    Files.setLastModifiedTime(file.path(), written);
    assertThatThrownBy(() -> stamp.check(file))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining("a file was changed or replaced while it was loaded");

    FileStamp second = FileStamp.of(file.path());
    Path other = Files.write(folder.resolve("other"), new byte[] {2});
    Files.setLastModifiedTime(other, written);
    Files.move(other, file.path(), StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> second.check(file)).isInstanceOf(EnergyException.class);

    Files.delete(file.path());
    assertThatThrownBy(() -> second.check(file)).hasMessageContaining("moved or deleted");
  }
}
