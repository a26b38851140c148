package io.energyiot.load.read;

import io.energyiot.bulk.row.RowSpill;
import io.energyiot.formats.clock.RepeatedHourException;
import io.energyiot.formats.csv.CsvFormat;
import io.energyiot.formats.csv.CsvReader;
import io.energyiot.load.file.CountingStream;
import io.energyiot.load.file.InputFile;
import io.energyiot.load.file.ReadAhead;
import io.energyiot.load.file.Section;
import io.energyiot.load.file.TextChecksum;
import io.energyiot.load.file.TextChecksumStream;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads files on all processors. A plain file is cut into sections, and one thread reads each of
 * them. A compressed file has one thread that decompresses and one that reads. If a file can't be
 * read to its end, the others are read all the same.
 */
public final class ParallelRead {
  private static final long LARGEST_SECTION = 1 << 29;
  private static final int MAX_SECONDS_TO_END = 60;
  private static final long SMALLEST_SECTION = 1 << 20;

  /** Is told how far the reading is. */
  public interface Progress {
    /** Adds bytes of the files that have been read. */
    void bytes(long more);

    /** Adds readings that have been packed. */
    void readings(long more);
  }

  private final ReadOptions options;
  private final RowSpill spill;
  private final RejectLimit limit;
  private final Function<InputFile, Path> rejectsOf;
  private final Consumer<InputFile> whenRead;
  private final Progress progress;
  private int places;

  /**
   * @param spill receives the rows
   * @param rejectsOf returns the path for the list of a file's rejects
   * @param whenRead is called with each file at its end, and may throw to make the file fail
   * @param progress is called by several threads
   */
  public ParallelRead(
      ReadOptions options,
      RowSpill spill,
      RejectLimit limit,
      Function<InputFile, Path> rejectsOf,
      Consumer<InputFile> whenRead,
      Progress progress) {
    this.options = options;
    this.spill = spill;
    this.limit = limit;
    this.rejectsOf = rejectsOf;
    this.whenRead = whenRead;
    this.progress = progress;
  }

  /**
   * Reads files.
   *
   * @return the result of each, in the same order
   * @throws EnergyException with {@link ErrorCode#REJECTS_TOO_MANY}, or with {@link
   *     ErrorCode#DISK_FULL} or {@link ErrorCode#WRITE_FAILED}
   */
  public List<FileResult> read(List<InputFile> files) {
    List<FileAttempt> attempts = new ArrayList<>();
    for (InputFile file : files) {
      attempts.add(begin(file));
    }
    try {
      readAll(attempts);
      readWhole(attempts);
    } catch (EnergyException e) {
      if (e.code() == ErrorCode.REJECTS_TOO_MANY) {
        attempts.forEach(this::listRejects);
      }
      throw e;
    }
    return attempts.stream().map(each -> each.finish(rejectsOf.apply(each.file()))).toList();
  }

  /** Reads ambiguous files once more as a whole, each by one thread. */
  private void readWhole(List<FileAttempt> attempts) {
    List<FileAttempt> whole = new ArrayList<>();
    for (int i = 0; i < attempts.size(); i++) {
      FileAttempt attempt = attempts.get(i);
      if (attempt.isAmbiguous()) {
        limit.takeBack(attempt.rejected());
        attempts.set(i, new FileAttempt(places++, attempt.file(), attempt.format(), List.of()));
        whole.add(attempts.get(i));
      }
    }
    readAll(whole);
  }

  /** Lists what was rejected before the load stopped. */
  private void listRejects(FileAttempt attempt) {
    try {
      attempt.listRejects(
          section -> rejectsList(attempt, section), rejectsOf.apply(attempt.file()));
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, "rejects can't be listed: " + e.getMessage(), e);
    }
  }

  private Path rejectsList(FileAttempt attempt, int section) {
    return options.scratch().resolve("rejects-%d-%d.csv".formatted(attempt.place(), section));
  }

  /**
   * Returns the number of places that rows of this reading may have. A place that no result of
   * {@link #read} has is void.
   */
  public int places() {
    return places;
  }

  private FileAttempt begin(InputFile file) {
    try {
      CsvFormat format = FileFormat.of(file);
      List<Section> sections =
          file.isPlain() ? Section.of(file.path(), sectionsOf(file.size())) : List.of();
      return new FileAttempt(places++, file, format, sections);
    } catch (IOException e) {
      return failed(file, unreadable(file, e));
    } catch (EnergyException e) {
      return failed(file, new EnergyException(e.code(), file.name() + ": " + e.getMessage(), e));
    }
  }

  private FileAttempt failed(InputFile file, EnergyException failure) {
    FileAttempt attempt = new FileAttempt(places++, file, null, List.of());
    attempt.fail(failure);
    return attempt;
  }

  private int sectionsOf(long size) {
    if (size < SMALLEST_SECTION * options.threads()) {
      return 1;
    }
    return (int) Math.max(options.threads(), size / LARGEST_SECTION + 1);
  }

  private void readAll(List<FileAttempt> attempts) {
    ExecutorService threads = Executors.newFixedThreadPool(options.threads());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (FileAttempt attempt : attempts) {
        if (attempt.isLost()) {
          continue;
        }
        for (int i = 0; i < Math.max(1, attempt.sections().size()); i++) {
          int section = i;
          running.add(threads.submit(() -> read(attempt, section)));
        }
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.INTERNAL, "the load was interrupted", e);
    } finally {
      threads.shutdownNow();
      awaitEnd(threads);
    }
  }

  /** Waits until all rejects files are closed. */
  private static void awaitEnd(ExecutorService threads) {
    try {
      if (!threads.awaitTermination(MAX_SECONDS_TO_END, TimeUnit.SECONDS)) {
        throw new EnergyException(ErrorCode.INTERNAL, "reading does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(FileAttempt attempt, int section) {
    if (attempt.isLost()) {
      return;
    }
    try {
      read(attempt, section, attempt.sections().isEmpty() && !attempt.file().isPlain());
    } catch (RepeatedHourException e) {
      attempt.foundAmbiguous();
    } catch (IOException e) {
      attempt.fail(unreadable(attempt.file(), e));
    }
  }

  private void read(FileAttempt attempt, int section, boolean compressed) throws IOException {
    TextChecksum checksum = compressed ? new TextChecksum() : null;
    try (InputStream text =
        compressed ? openCompressed(attempt, checksum) : open(attempt, section)) {
      attempt.add(section, read(attempt, section, text));
    }
    if (compressed) {
      attempt.hasText(checksum.finish());
    }
    if (attempt.isRead()) {
      end(attempt);
    }
  }

  private void end(FileAttempt attempt) {
    try {
      whenRead.accept(attempt.file());
    } catch (EnergyException e) {
      attempt.fail(e);
    }
  }

  private InputStream openCompressed(FileAttempt attempt, TextChecksum checksum)
      throws IOException {
    InputStream text = attempt.file().open(in -> new CountingStream(in, progress::bytes));
    return new ReadAhead(new TextChecksumStream(text, checksum));
  }

  private InputStream open(FileAttempt attempt, int section) throws IOException {
    if (attempt.sections().isEmpty()) {
      return attempt.file().open(in -> new CountingStream(in, progress::bytes));
    }
    return new CountingStream(attempt.sections().get(section).open(), progress::bytes);
  }

  private FileAttempt.Result read(FileAttempt attempt, int section, InputStream text)
      throws IOException {
    boolean isPart = attempt.sections().size() > 1;
    long linesBefore = section == 0 ? 0 : 1; // only the first section has a header
    Path list = rejectsList(attempt, section);
    try (DayRows rows = new DayRows(spill.writer(), attempt.place(), section, progress);
        RejectList rejects = new RejectList(list, linesBefore, limit)) {
      BlockAssembler assembler =
          new BlockAssembler(options.zone(), rows, rejects, options.memory() / options.threads());
      try {
        long lines = lines(attempt.format(), text, linesBefore, isPart, assembler);
        long repeated = assembler.finish();
        return new FileAttempt.Result(
            rows.counts(repeated, rejects.count()), new RejectList.Part(list, lines));
      } finally {
        attempt.addRejects(rejects.count());
      }
    }
  }

  private long lines(
      CsvFormat format,
      InputStream text,
      long linesBefore,
      boolean isPart,
      BlockAssembler assembler)
      throws IOException {
    return isPart
        ? CsvReader.readPart(text, format, linesBefore, options.csv(), assembler)
        : CsvReader.read(text, format, linesBefore, options.csv(), options.heldBytes(), assembler);
  }

  private static EnergyException unreadable(InputFile file, IOException e) {
    return new EnergyException(
        ErrorCode.FILE_UNREADABLE, file.name() + " can't be read to its end: " + e.getMessage(), e);
  }
}
