package io.energyiot.bulk.sstable;

import io.energyiot.bulk.process.SstableReply;
import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.bulk.sstable.scan.PieceServer;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process that writes or reads SSTables. It takes requests from standard input and answers on
 * standard output. Standard input ends when its user closes it or dies; then the process ends at
 * once, whatever it is doing.
 */
public final class BulkMain {
  /** Files that were deleted but are still mapped keep their place on the disk. */
  private static final long MAX_MAPPED = 64 << 20;

  private final ObjectOutputStream replies;
  private final PieceServer pieces = new PieceServer();

  private BulkMain(ObjectOutputStream replies) {
    this.replies = replies;
  }

  /** Serves until standard input ends. */
  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    PrintStream out = System.out;
    System.setOut(System.err); // Cassandra's log must not get into the answers
    ObjectOutputStream replies = new ObjectOutputStream(out);
    replies.flush();
    SstableFolder.initializeCassandra();
    BulkMain process = new BulkMain(replies);
    ExecutorService worker = Executors.newSingleThreadExecutor();
    AtomicInteger open = new AtomicInteger();
    try {
      ObjectInputStream requests = new ObjectInputStream(System.in);
      while (true) {
        SstableRequest request = (SstableRequest) requests.readObject();
        open.incrementAndGet();
        worker.execute(
            () -> {
              process.take(request);
              open.decrementAndGet();
            });
      }
    } catch (EOFException e) {
      end(open.get() == 0);
    }
  }

  /** Ends the process, as Cassandra leaves threads behind and nobody waits for work in progress. */
  private static void end(boolean idle) {
    if (idle) {
      System.exit(0);
    }
    Runtime.getRuntime().halt(1);
  }

  private void take(SstableRequest request) {
    try {
      if (request instanceof SstableRequest.Prepare prepare) {
        prepare(prepare);
      } else {
        answer(request);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("nobody takes the answer", e);
    } catch (
        Error e) { // Cassandra's errors of disks are such; its user goes on without this process
      endBy(e);
    }
  }

  private void endBy(Error e) {
    try {
      sendFailure(e);
    } catch (IOException unsent) {
      System.err.println("nobody takes the answer: " + unsent);
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }

  private static void prepare(SstableRequest.Prepare request) {
    try {
      Preparation.run(request);
    } catch (IOException | RuntimeException e) {
      System.err.println("not prepared: " + e);
    }
  }

  private void answer(SstableRequest request) throws IOException {
    try {
      if (request instanceof SstableRequest.Writing write) {
        send(new SstableReply.Done(new SstableWriting(write, this::tellWritten).run()));
      } else if (request instanceof SstableRequest.Import imported) {
        NodeImport.run(imported);
        send(new SstableReply.Done(new TreeMap<>()));
        unmap();
      } else if (request instanceof SstableRequest.Stream stream) {
        ClusterStream.run(stream);
        send(new SstableReply.Done(new TreeMap<>()));
        unmap();
      } else if (request instanceof SstableRequest.Compact compact) {
        NodeCompaction.run(compact);
        send(new SstableReply.Done(new TreeMap<>()));
      } else if (request instanceof SstableRequest.OpenScan scan) {
        pieces.open(scan, SstableFolder.table(scan.table().keyspace(), scan.table().cql()));
        send(new SstableReply.Done(new TreeMap<>()));
      } else if (request instanceof SstableRequest.CloseScan scan) {
        pieces.close(scan.scan());
        send(new SstableReply.Done(new TreeMap<>()));
      }
    } catch (IOException | RuntimeException e) {
      sendFailure(e);
    }
  }

  /**
   * Lets go of the row files of loads that have ended. A collection does that; hardly any comes by
   * itself, as a load leaves little else behind. Nobody waits for this one.
   */
  private static void unmap() {
    long mapped =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("mapped"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    if (mapped > MAX_MAPPED) {
      System.gc();
    }
  }

  private void sendFailure(Throwable e) throws IOException {
    e.printStackTrace();
    send(
        e instanceof EnergyException known
            ? new SstableReply.Failed(known.code(), known.getMessage())
            : new SstableReply.Failed(ErrorCode.CHILD_FAILED, e.toString()));
  }

  private void tellWritten(long rows) {
    try {
      send(new SstableReply.Progress(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void send(SstableReply reply) throws IOException {
    replies.writeUnshared(reply);
    replies.reset();
    replies.flush();
  }
}
