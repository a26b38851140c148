package io.energyiot.loader;

import io.energyiot.load.file.InputFiles;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueuedLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Cuts a load into parts, a file each, if that pays: other loaders see the files too, and the files
 * are large. A single loader is faster with all of them together.
 */
final class LoadCut {
  /** Smaller files cost more for themselves than another loader saves, mean bytes. */
  private static final long MIN_MEAN = 16 << 20;

  /** Whoever looks at the queue reads all parts. */
  private static final int MAX_FILES = 1_000;

  private final EnergyStore store;
  private final JobTasks tasks;
  private final UUID holder;

  /**
   * @param holder of the load's claim: this loader
   */
  LoadCut(EnergyStore store, JobTasks tasks, UUID holder) {
    this.store = store;
    this.tasks = tasks;
    this.holder = holder;
  }

  /**
   * Returns the files of a load by the versions of what is new in them, as an earlier attempt has
   * cut it or as it is cut now; empty if it is done as a whole.
   */
  SortedMap<Instant, String> of(QueuedLoad load) {
    LoaderJob job = load.job();
    boolean known = !load.cut().isEmpty() || load.part() != null || load.storing();
    // A limit of rejects is one of all files together, of which nothing is stored before.
    if (known || job.dryRun() || job.maxRejects() != null) {
      return load.cut();
    }
    if (store.loaders().others(holder, job.host()) == 0) {
      return load.cut();
    }
    SortedMap<Instant, String> cut = cut(job);
    return !cut.isEmpty() && store.loadQueue().cut(load.id(), holder, cut) ? cut : load.cut();
  }

  private SortedMap<Instant, String> cut(LoaderJob job) {
    SortedMap<Instant, String> cut = new TreeMap<>();
    try {
      List<String> files = files(job);
      if (files.size() < 2 || files.size() > MAX_FILES || !LoaderJob.isFit(files)) {
        return cut;
      }
      long bytes = 0;
      Instant version = store.clock().instant().truncatedTo(ChronoUnit.MILLIS);
      for (String file : files) {
        Path path = place(job, file);
        bytes += Files.size(path);
        cut.put(version, file);
        int contents = InputFiles.contentsOf(path, file, tasks.bounds().files()).size();
        version = version.plusMillis(contents);
      }
      return bytes / files.size() < MIN_MEAN ? new TreeMap<>() : cut;
    } catch (IOException | UncheckedIOException | EnergyException e) {
      return new TreeMap<>(); // the load as a whole tells of it
    }
  }

  private List<String> files(LoaderJob job) {
    List<String> files = new ArrayList<>();
    for (String path : tasks.paths(job)) {
      Path file = place(job, path);
      boolean asItIs = job.base() == null || Path.of(path).isAbsolute();
      Stream<Path> found = InputFiles.named(file.toString(), path).stream();
      found
          .map(each -> asItIs ? each : Path.of(job.base()).relativize(each))
          .forEach(each -> files.add(each.toString()));
    }
    return files;
  }

  /** Where a job's file is on this machine. */
  static Path place(LoaderJob job, String file) {
    return job.base() == null ? Path.of(file) : Path.of(job.base()).resolve(file);
  }

  /** Whether this machine has the file of a part. */
  static boolean isSeen(LoaderJob part) {
    return part.paths().stream().allMatch(path -> Files.isReadable(place(part, path)));
  }
}
