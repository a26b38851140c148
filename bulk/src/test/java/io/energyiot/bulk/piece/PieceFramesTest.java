package io.energyiot.bulk.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows come out of the stream as they were put in, and a stream that is cut off says so. */
class PieceFramesTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PieceWriter writer = new PieceWriter(Channels.newChannel(bytes));

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBuffer block(int length, int fill) {
    byte[] block = new byte[length];
    Arrays.fill(block, (byte) fill);
    return ByteBuffer.wrap(block);
  }

  /** A channel that gives a few bytes at a time, as a socket may. */
  private static ReadableByteChannel slowly(byte[] bytes) {
    return Channels.newChannel(
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] to, int from, int length) {
            return super.read(to, from, Math.min(length, 7));
          }
        });
  }

  private List<String> read(byte[] from) throws IOException {
    PieceReader reader = new PieceReader(slowly(from));
    List<String> rows = new ArrayList<>();
    while (reader.next()) {
      rows.add(
          "%d %s %s %s %d %d %d %d %d"
              .formatted(
                  reader.token(),
                  reader.isNewSeries() ? "new" : "same",
                  reader.deviceId(),
                  reader.channel(),
                  reader.day(),
                  reader.millis(),
                  reader.sequence(),
                  reader.block().length,
                  reader.block().length == 0 ? -1 : reader.block()[reader.block().length - 1]));
    }
    return rows;
  }

  private void writeSome() throws IOException {
    writer.partition(Long.MIN_VALUE + 1, text("Zähler 1"));
    writer.row(text("KWH"), -3, 17, Long.MAX_VALUE, block(100, 1));
    writer.row(text("KWH"), 20_000, -1, 0, block(0, 0));
    writer.row(text("KWH_EXPORT"), 20_000, 5, 6, block(400_000, 2));
    writer.partition(12, text("MTR2"));
    writer.row(text("KWH_EXPORT"), 1, 2, 3, block(1, 3));
    for (int i = 0; i < 5_000; i++) {
      writer.row(text("V"), i, i, i, block(i % 90, 4));
    }
    writer.end();
  }

  @Test
  void rowsComeOutAsTheyWerePutIn() throws IOException {
    writeSome();
    List<String> rows = read(bytes.toByteArray());
    assertThat(rows).hasSize(5_004);
    assertThat(rows.subList(0, 5))
        .containsExactly(
            "-9223372036854775807 new Zähler 1 KWH -3 17 9223372036854775807 100 1",
            "-9223372036854775807 same Zähler 1 KWH 20000 -1 0 0 -1",
            "-9223372036854775807 new Zähler 1 KWH_EXPORT 20000 5 6 400000 2",
            "12 new MTR2 KWH_EXPORT 1 2 3 1 3",
            "12 new MTR2 V 0 0 0 0 -1");
    assertThat(rows.get(5_003)).isEqualTo("12 same MTR2 V 4999 4999 4999 49 4");
  }

  @Test
  void aPieceMayBeEmpty() throws IOException {
    writer.end();
    assertThat(read(bytes.toByteArray())).isEmpty();
  }

  @Test
  void aStreamThatIsCutOffAnywhereSaysSo() throws IOException {
    writer.partition(12, text("MTR2"));
    writer.row(text("KWH"), 1, 2, 3, block(30, 3));
    writer.end();
    byte[] whole = bytes.toByteArray();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatIOException().isThrownBy(() -> read(part)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void whatIsNoStreamIsRefused() {
    assertThatIOException().isThrownBy(() -> read(new byte[] {9})).withMessageContaining("kind 9");
    byte[] huge = ByteBuffer.allocate(13).put(Frame.PARTITION).putLong(1).putInt(-1).array();
    assertThatIOException().isThrownBy(() -> read(huge)).withMessageContaining("-1 bytes");
    byte[] none =
        ByteBuffer.allocate(25).put(Frame.ROW).putInt(1).putLong(2).putLong(3).putInt(0).array();
    assertThatIOException().isThrownBy(() -> read(none)).withMessageContaining("no partition");
  }

  @Test
  void aQuestionComesAsItWasAsked() throws IOException {
    PieceRequest asked = new PieceRequest(3, -5, 7, 0, 84_005, List.of("KWH", "m³"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    asked.write(new DataOutputStream(out));
    assertThat(ScanRequest.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray()))))
        .isEqualTo(asked);
  }

  private static String text(ShareReader row) {
    return "%s %s %s %d %d"
        .formatted(
            row.isNewSeries() ? "new" : "same",
            row.deviceId(),
            row.channel(),
            row.millis(),
            row.sequence());
  }

  @Test
  void liveBlocksComeOutAsTheyWerePutIn() throws IOException {
    ShareWriter share = new ShareWriter(Channels.newChannel(bytes));
    share.series(text("MTR1"), text("KWH"));
    share.block(1, 2, block(3, 4));
    share.series(text("MTR1"), text("KWH"));
    share.block(-5, Long.MAX_VALUE, block(200_000, 5));
    share.series(text("MTR2"), text("KWH"));
    share.key(7, 8, Long.MIN_VALUE);
    share.end();
    ShareReader reader = new ShareReader(slowly(bytes.toByteArray()));
    assertThat(reader.next()).isTrue();
    assertThat(text(reader)).isEqualTo("new MTR1 KWH 1 2");
    assertThat(reader.block()).containsExactly(4, 4, 4);
    assertThat(reader.next()).isTrue();
    assertThat(text(reader)).isEqualTo("same MTR1 KWH -5 9223372036854775807");
    assertThat(reader.block()).hasSize(200_000).contains(5);
    assertThat(reader.next()).isTrue();
    assertThat(text(reader)).isEqualTo("new MTR2 KWH 7 8");
    assertThat(reader.writtenAt()).isEqualTo(Long.MIN_VALUE);
    assertThat(reader.next()).isFalse();
  }

  @Test
  void liveBlocksThatAreCutOffSaySo() throws IOException {
    ShareWriter share = new ShareWriter(Channels.newChannel(bytes));
    share.series(text("MTR1"), text("KWH"));
    share.block(1, 2, block(3, 4));
    share.key(1, 2, 3);
    share.end();
    byte[] whole = bytes.toByteArray();
    for (int length = 0; length < whole.length; length++) {
      ShareReader reader = new ShareReader(slowly(Arrays.copyOf(whole, length)));
      assertThatIOException()
          .isThrownBy(
              () -> {
                while (reader.next()) {
                  assertThat(reader.deviceId()).isEqualTo("MTR1");
                }
              })
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aQuestionForAShareComesAsItWasAsked() throws IOException {
    ShareRequest asked = new ShareRequest(3, 20_500, 63, true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    asked.write(new DataOutputStream(out));
    assertThat(ScanRequest.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray()))))
        .isEqualTo(asked);
    assertThatIOException()
        .isThrownBy(
            () -> ScanRequest.read(new DataInputStream(new ByteArrayInputStream(new byte[] {9}))))
        .withMessageContaining("kind 9");
  }
}
