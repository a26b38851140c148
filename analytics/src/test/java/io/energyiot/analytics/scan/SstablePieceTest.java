package io.energyiot.analytics.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.bulk.piece.PieceRequest;
import io.energyiot.bulk.piece.PieceWriter;
import io.energyiot.bulk.piece.ScanRequest;
import io.energyiot.bulk.process.SstableScan;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.TokenRange;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever the SSTables break off, each block comes once. */
class SstablePieceTest {
  private static final TokenRange RANGE = new TokenRange(0, 100);
  private static final RingQuestion QUESTION = new RingQuestion(NameFilter.of(Set.of("KWH")), 1, 9);

  @TempDir Path folder;

  private final List<TokenRange> askedByCql = new ArrayList<>();

  /** A block of the device with a token, of some day. */
  private static DayBlock block(long token, int day) {
    Series series = new Series("MTR" + token, Channel.of("KWH"));
    return new DayBlock(series, day, new Version(3, 4), new byte[] {5});
  }

  private static List<String> names(Iterator<DayBlock> blocks) {
    List<String> names = new ArrayList<>();
    blocks.forEachRemaining(each -> names.add(each.series().deviceId() + " " + each.day()));
    return names;
  }

  private Iterator<DayBlock> byCql(TokenRange range) {
    askedByCql.add(range);
    return List.of(block(99, 7)).iterator();
  }

  /** What is read from a process that sends the blocks of some tokens, and perhaps an end. */
  private List<String> read(boolean ends, long... tokens) throws IOException {
    Path socket = folder.resolve("s" + System.nanoTime());
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      CompletableFuture<ScanRequest> asked =
          CompletableFuture.supplyAsync(() -> serve(server, ends, tokens));
      SstableScan scan = new SstableScan(socket.toString(), 6);
      List<String> names = names(SstablePiece.of(scan, QUESTION, RANGE, this::byCql));
      assertThat(asked.join()).isEqualTo(new PieceRequest(6, 0, 100, 1, 9, List.of("KWH")));
      return names;
    }
  }

  private static ScanRequest serve(ServerSocketChannel server, boolean ends, long... tokens) {
    try (SocketChannel client = server.accept()) {
      ScanRequest asked = ScanRequest.read(new DataInputStream(Channels.newInputStream(client)));
      // Without an end, what is in the buffer is sent by more than fits into it.
      PieceWriter writer = new PieceWriter(client);
      for (long token : tokens) {
        writer.partition(token, text("MTR" + token));
        writer.row(text("KWH"), 2, 3, 4, ByteBuffer.wrap(new byte[] {5}));
        writer.row(text("KWH"), 1, 3, 4, ByteBuffer.wrap(new byte[] {5}));
      }
      if (ends) {
        writer.end();
      } else {
        writer.row(text("KWH"), 0, 3, 4, ByteBuffer.allocate(1 << 19));
      }
      return asked;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aWholePieceNeedsNoCql() throws IOException {
    assertThat(read(true, 10, 20)).containsExactly("MTR10 2", "MTR10 1", "MTR20 2", "MTR20 1");
    assertThat(read(true)).isEmpty();
    assertThat(askedByCql).isEmpty();
  }

  @Test
  void theTokenThatIsCutOffIsReadAgainByCql() throws IOException {
    assertThat(read(false, 10, 20, 30))
        .containsExactly("MTR10 2", "MTR10 1", "MTR20 2", "MTR20 1", "MTR99 7");
    assertThat(askedByCql).containsExactly(new TokenRange(20, 100));
  }

  @Test
  void partitionsOfOneTokenStayTogether() throws IOException {
    assertThat(read(false, 10, 20, 20)).containsExactly("MTR10 2", "MTR10 1", "MTR99 7");
    assertThat(askedByCql).containsExactly(new TokenRange(10, 100));
  }

  @Test
  void aJobThatIsCancelledAsksNothingMore() throws IOException {
    Path socket = folder.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Thread.currentThread().interrupt();
      SstableScan scan = new SstableScan(socket.toString(), 1);
      assertThatThrownBy(() -> SstablePiece.of(scan, QUESTION, RANGE, this::byCql))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(askedByCql).isEmpty();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void withoutAProcessAllIsReadByCql() {
    SstableScan gone = new SstableScan(folder.resolve("none").toString(), 1);
    assertThat(names(SstablePiece.of(gone, QUESTION, RANGE, this::byCql)))
        .containsExactly("MTR99 7");
    assertThat(askedByCql).containsExactly(RANGE);
  }
}
