package io.energyiot.load.read;

import io.energyiot.formats.csv.CsvFormat;
import io.energyiot.load.file.ContentChecksum;
import io.energyiot.load.file.InputFile;
import io.energyiot.load.file.Section;
import io.energyiot.model.error.EnergyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** A file whose sections several threads read. */
final class FileAttempt {
  private final int place;
  private final InputFile file;
  private final CsvFormat format;
  private final List<Section> sections;
  private final Map<Integer, Result> results = Collections.synchronizedSortedMap(new TreeMap<>());
  private final AtomicReference<EnergyException> failure = new AtomicReference<>();
  private final LongAdder rejected = new LongAdder();
  private volatile boolean ambiguous;
  private volatile ContentChecksum text;

  /** The result of a section. */
  record Result(ReadCounts counts, RejectList.Part rejects) {}

  /**
   * @param place the place of its rows' file in the load
   * @param format null if it was not recognised
   * @param sections none for a file that is read as a whole
   */
  FileAttempt(int place, InputFile file, CsvFormat format, List<Section> sections) {
    this.place = place;
    this.file = file;
    this.format = format;
    this.sections = sections;
  }

  int place() {
    return place;
  }

  InputFile file() {
    return file;
  }

  CsvFormat format() {
    return format;
  }

  List<Section> sections() {
    return sections;
  }

  void add(int section, Result result) {
    results.put(section, result);
  }

  /** Whether all sections were read. */
  boolean isRead() {
    return results.size() == Math.max(1, sections.size());
  }

  /** Sets the checksum of the text, which becomes known by reading it. */
  void hasText(ContentChecksum checksum) {
    text = checksum;
  }

  /** Counts rejects of a section, whether or not it was read to its end. */
  void addRejects(long rejects) {
    rejected.add(rejects);
  }

  long rejected() {
    return rejected.sum();
  }

  void fail(EnergyException cause) {
    failure.compareAndSet(null, cause);
  }

  /** Notes that the file is ambiguous unless it is read as a whole. */
  void foundAmbiguous() {
    ambiguous = true;
  }

  boolean isAmbiguous() {
    return ambiguous;
  }

  /** Returns whether the other sections need not be read any more. */
  boolean isLost() {
    return ambiguous || failure.get() != null;
  }

  /**
   * Lists the rejects of a file that was not read to its end.
   *
   * @param lists the paths of the sections' lists
   * @param joined the path of the file's list; it is not created if nothing was rejected
   */
  void listRejects(IntFunction<Path> lists, Path joined) throws IOException {
    List<RejectList.Part> parts = new ArrayList<>();
    for (int i = 0; i < Math.max(1, sections.size()); i++) {
      Result whole = results.get(i);
      long lines = sections.isEmpty() || whole != null ? 0 : sections.get(i).lines();
      parts.add(whole == null ? new RejectList.Part(lists.apply(i), lines) : whole.rejects());
    }
    if (parts.stream().anyMatch(part -> Files.exists(part.path()))) {
      RejectList.join(parts, file.name(), joined);
    }
  }

  /** Returns the result when all sections are read; creates the rejects file if there are any. */
  FileResult finish(Path rejects) {
    ReadCounts counts =
        results.values().stream().map(Result::counts).reduce(ReadCounts.NONE, ReadCounts::plus);
    if (counts.rejected() > 0) {
      RejectList.join(
          results.values().stream().map(Result::rejects).toList(), file.name(), rejects);
    }
    String form = format == null ? null : format instanceof CsvFormat.LongForm ? "long" : "wide";
    return new FileResult(
        place, file, form, counts, counts.rejected() > 0 ? rejects : null, text, failure.get());
  }
}
