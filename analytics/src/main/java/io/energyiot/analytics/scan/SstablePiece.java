package io.energyiot.analytics.scan;

import io.energyiot.bulk.piece.PieceReader;
import io.energyiot.bulk.piece.PieceRequest;
import io.energyiot.bulk.process.SstableScan;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.TokenRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The day blocks of a piece of the ring, from SSTables. Where that breaks off, the rest is read by
 * CQL: so it hands on the blocks of a token only when it has them all. For one thread.
 */
final class SstablePiece implements Iterator<DayBlock>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SstablePiece.class);

  private final TokenRange range;
  private final Function<TokenRange, Iterator<DayBlock>> cql;

  /** Blocks of the tokens up to {@link #complete}, which are handed on. */
  private Queue<DayBlock> ready = new ArrayDeque<>();

  /** Those of {@link #token}, of which more may come. */
  private Queue<DayBlock> gathered = new ArrayDeque<>();

  private Iterator<DayBlock> rest = Collections.emptyIterator();
  private SocketChannel channel;
  private PieceReader rows;
  private Series series;
  private long token;
  private long complete;

  private SstablePiece(TokenRange range, Function<TokenRange, Iterator<DayBlock>> cql) {
    this.range = range;
    this.cql = cql;
    this.complete = range.after();
  }

  /**
   * Begins to read a piece, on a thread of Spark, with whose task it ends.
   *
   * @param cql reads a part of the piece
   */
  static Iterator<DayBlock> of(
      SstableScan scan,
      RingQuestion question,
      TokenRange range,
      Function<TokenRange, Iterator<DayBlock>> cql) {
    SstablePiece piece = new SstablePiece(range, cql);
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) context -> piece.close());
    }
    piece.ask(scan, question);
    return piece;
  }

  private void ask(SstableScan scan, RingQuestion question) {
    try {
      channel =
          scan.ask(
              new PieceRequest(
                  scan.number(),
                  range.after(),
                  range.last(),
                  Math.toIntExact(question.firstDay()),
                  Math.toIntExact(question.lastDay()),
                  question.channels().all() ? List.of() : List.copyOf(question.channels().some())));
      rows = new PieceReader(channel);
    } catch (IOException e) {
      goOnByCql(e);
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && rows != null) {
      try {
        gather();
      } catch (IOException e) {
        goOnByCql(e);
      }
    }
    return !ready.isEmpty() || rest.hasNext();
  }

  @Override
  public DayBlock next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.isEmpty() ? rest.next() : ready.poll();
  }

  /** Makes the blocks of one more token ready, if there is one more. */
  private void gather() throws IOException {
    boolean isDone = false;
    while (!isDone && rows.next()) {
      isDone = !gathered.isEmpty() && rows.token() != token;
      if (isDone) {
        handOn();
      }
      token = rows.token();
      gathered.add(block());
    }
    if (!isDone) {
      handOn();
      close();
    }
  }

  private void handOn() {
    Queue<DayBlock> empty = ready;
    ready = gathered;
    gathered = empty;
    complete = token;
  }

  private DayBlock block() {
    if (rows.isNewSeries()) {
      boolean sameChannel = series != null && series.channel().name().equals(rows.channel());
      Channel its = sameChannel ? series.channel() : Channel.of(rows.channel());
      series = new Series(rows.deviceId(), its);
    }
    Version version = new Version(rows.millis(), rows.sequence());
    return new DayBlock(series, rows.day(), version, rows.block());
  }

  private void goOnByCql(IOException why) {
    if (why instanceof ClosedByInterruptException) { // the job was cancelled
      throw new UncheckedIOException(why);
    }
    LOG.warn("SSTables can't be read, going on by CQL: {}", why.toString());
    close();
    gathered.clear();
    rest = cql.apply(new TokenRange(complete, range.last()));
  }

  @Override
  public void close() {
    rows = null;
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.debug("a socket can't be closed", e);
    }
  }
}
