package io.energyiot.load.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.github.luben.zstd.Zstd;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as people make them, and as disks damage them: each is read to its end. */
class ArchivesTest {
  private static final byte[] FIRST = bytes("A,2026-02-06 00:00:00,KWH,0.1\n");
  private static final byte[] SECOND = bytes("A,2026-02-07 00:00:00,KWH,0.2\n");

  private static final int MANY = 1_000;

  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text);
    }
    return packed.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeEntry();
      }
    }
    return packed.toByteArray();
  }

  private static byte[] changed(byte[] bytes, int place) {
    byte[] damaged = bytes.clone();
    damaged[place] ^= 0x20;
    return damaged;
  }

  private List<InputFile> texts(byte[] file) throws IOException {
    Path path = Files.write(folder.resolve("night"), file);
    return InputFiles.contentsOf(path, "night", MANY);
  }

  private String read(byte[] file) throws IOException {
    StringBuilder all = new StringBuilder();
    for (InputFile text : texts(file)) {
      try (InputStream in = text.open(raw -> raw)) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  private void assertUnreadable(byte[] file, String why) {
    assertThatIOException().isThrownBy(() -> read(file)).withMessageContaining(why);
  }

  private static final String BOTH = new String(joined(FIRST, SECOND), StandardCharsets.UTF_8);

  @Test
  void membersOfGzipAreReadToTheEndOfTheFile() throws IOException {
    assertThat(read(joined(gzip(FIRST), gzip(SECOND)))).isEqualTo(BOTH);
    assertThat(read(joined(gzip(FIRST), gzip(SECOND), new byte[70_000]))).isEqualTo(BOTH);
    assertThat(read(joined(gzip(new byte[0]), gzip(FIRST), gzip(SECOND)))).isEqualTo(BOTH);
  }

  @Test
  void whatFollowsAMemberAndIsNoneMakesTheFileUnreadable() throws IOException {
    byte[] first = gzip(FIRST);
    byte[] second = gzip(SECOND);
    assertUnreadable(joined(first, changed(second, 1)), "followed by bytes that are not gzip");
    assertUnreadable(joined(first, bytes("garbage")), "followed by bytes that are not gzip");
    assertUnreadable(joined(first, new byte[512], second), "followed by bytes that are not gzip");
    assertUnreadable(joined(first, new byte[] {0x1f}), "followed by bytes that are not gzip");
  }

  @Test
  void aMemberThatIsCutOrDamagedMakesTheFileUnreadable() throws IOException {
    byte[] first = gzip(FIRST);
    byte[] second = gzip(SECOND);
    for (int length = 2; length < second.length; length++) {
      assertUnreadable(joined(first, Arrays.copyOf(second, length)), "");
    }
    for (int length = 4; length < first.length; length++) {
      assertUnreadable(Arrays.copyOf(first, length), "");
    }
    assertUnreadable(joined(first, changed(second, second.length - 6)), "");
    assertUnreadable(joined(first, changed(second, second.length - 1)), "");
  }

  @Test
  void framesOfZstdAreReadToTheEndOfTheFile() throws IOException {
    byte[] first = Zstd.compress(FIRST);
    byte[] second = Zstd.compress(SECOND);
    byte[] skipped = {0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};
    assertThat(read(joined(first, second))).isEqualTo(BOTH);
    assertThat(read(joined(skipped, first, skipped, second))).isEqualTo(BOTH);
    assertUnreadable(joined(first, bytes("garbage")), "");
    for (int length = 1; length < second.length; length++) {
      assertUnreadable(joined(first, Arrays.copyOf(second, length)), "");
    }
    for (int length = 5; length < first.length; length++) {
      assertUnreadable(Arrays.copyOf(first, length), "");
    }
  }

  @Test
  void whatAMacPutsBesideFilesIsLeftOut() throws IOException {
    byte[] mac =
        zip(
            "night/",
            new byte[0],
            "night/night.csv",
            FIRST,
            "__MACOSX/night/._night.csv",
            new byte[] {0, 5, 22, 7},
            "night/.DS_Store",
            new byte[] {0, 0, 0, 1},
            "night/Thumbs.db",
            new byte[] {1});
    assertThat(texts(mac)).extracting(InputFile::name).containsExactly("night!night/night.csv");
  }

  @Test
  void compressedEntriesOfAZipFileAreDecompressed() throws IOException {
    assertThat(read(zip("a.csv.gz", gzip(FIRST), "b.csv.zst", Zstd.compress(SECOND))))
        .isEqualTo(BOTH);
    assertUnreadable(zip("a.csv.gz", joined(gzip(FIRST), bytes("x"))), "not gzip");
  }

  @Test
  void anEntryOfAZipFileIsWhatItsChecksumSays() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      ZipEntry entry = new ZipEntry("a.csv");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(FIRST.length);
      CRC32 sum = new CRC32();
      sum.update(FIRST);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(FIRST);
      zip.closeEntry();
    }
    byte[] file = packed.toByteArray();
    int text = new String(file, StandardCharsets.ISO_8859_1).indexOf("A,2026");
    assertThat(read(file)).isEqualTo(new String(FIRST, StandardCharsets.UTF_8));
    assertUnreadable(changed(file, text + 27), "checksum");
  }

  @Test
  void zipFilesWithoutATextSayWhatTheyAre() throws IOException {
    assertUnreadable(zip(), "with no file in it");
    assertUnreadable(zip("a/", new byte[0], ".DS_Store", FIRST), "with no file in it");
    assertUnreadable(zip("[Content_Types].xml", FIRST, "xl/sheet1.xml", FIRST), "save it as CSV");
    byte[] two = zip("a.csv", FIRST, "b.csv", SECOND);
    assertUnreadable(Arrays.copyOf(two, two.length - 10), "cut short or damaged");
    assertUnreadable(renamed(two), "two of its entries are called a.csv");
    assertUnreadable(encrypted(two), "encrypted");
  }

  @Test
  void aZipFileWithMoreEntriesThanAllowedIsNotOpened() throws IOException {
    Object[] entries = new Object[2 * (MANY + 1)];
    for (int i = 0; i < entries.length; i += 2) {
      entries[i] = i + ".csv";
      entries[i + 1] = FIRST;
    }
    assertTooManyEntries(zip(entries));
    assertThat(texts(zip(Arrays.copyOf(entries, 2 * MANY)))).hasSize(MANY);
  }

  /** A list of entries whose names are long may be larger than the memory. */
  @Test
  void aListOfEntriesThatIsTooLongIsNotRead() throws IOException {
    Object[] entries = new Object[60];
    for (int i = 0; i < entries.length; i += 2) {
      entries[i] = i + "x".repeat(60_000);
      entries[i + 1] = FIRST;
    }
    byte[] zip = zip(entries);
    Path file = Files.write(folder.resolve("long"), zip);
    assertThat(ZipDirectory.length(file)).isBetween(30 * 60_000L, 30 * 60_100L);
    assertTooManyEntries(zip);
  }

  private void assertTooManyEntries(byte[] zip) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> texts(zip))
        .matches(failure -> failure.code() == ErrorCode.TOO_LARGE)
        .withMessageContaining("load.max_files");
  }

  @Test
  void theListOfEntriesOfALargeZipFileIsFoundByItsLocator() throws IOException {
    ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(20, 0x06064b50).putLong(20 + 40, 5L << 32);
    int end = 200 - 22;
    file.putInt(end - 20, 0x07064b50).putLong(end - 20 + 8, 20);
    file.putInt(end, 0x06054b50).putInt(end + 12, 7);
    Path zip = Files.write(folder.resolve("large"), file.array());
    assertThat(ZipDirectory.length(zip)).isEqualTo(5L << 32);
    file.putLong(end - 20 + 8, Long.MAX_VALUE);
    assertThat(ZipDirectory.length(Files.write(zip, file.array()))).isEqualTo(7);
    assertThat(ZipDirectory.length(Files.write(zip, FIRST))).isZero();
  }

  @Test
  void aZipFileIsReadOnceForItsEntries() throws IOException {
    List<InputFile> entries = texts(zip("a.csv", FIRST, "b.csv", SECOND, "c.csv", FIRST));
    long size = Files.size(folder.resolve("night"));
    LongAdder read = new LongAdder();
    ChecksumReader checksums = new ChecksumReader();
    Set<Long> different = new HashSet<>();
    for (InputFile entry : entries) {
      different.add(checksums.read(entry, read::add).raw().value());
    }
    assertThat(read.sum()).isEqualTo(size);
    assertThat(different).hasSize(3);
  }

  /** Both entries called a.csv. */
  private static byte[] renamed(byte[] zip) {
    String text = new String(zip, StandardCharsets.ISO_8859_1).replace("b.csv", "a.csv");
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The flag of encryption set in the directory. */
  private static byte[] encrypted(byte[] zip) {
    byte[] locked = zip.clone();
    int entry = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    locked[entry + 8] |= 1;
    return locked;
  }
}
