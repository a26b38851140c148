package io.energyiot.loader;

import io.energyiot.load.LoadBounds;
import io.energyiot.load.LoadOptions;
import io.energyiot.load.LoadPermit;
import io.energyiot.load.LoadTask;
import io.energyiot.load.file.InputStreams;
import io.energyiot.load.progress.LoadLog;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.queue.LoadFolders;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueuedLoad;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Makes a task for {@link io.energyiot.load.Loader} of a job of the queue.
 *
 * @param usual the options that a job does not name
 * @param zone the storage zone
 * @param folders those whose files requests may have loaded
 * @param bounds of jobs of requests
 */
record JobTasks(LoadOptions usual, ZoneId zone, LoadFolders folders, LoadBounds bounds) {

  /**
   * Returns the task.
   *
   * @throws EnergyException if a file may not be loaded, or can't
   */
  LoadTask of(QueuedLoad load, LoadLog log, LoadPermit permit) {
    LoaderJob job = load.job();
    boolean named = job.origin() == LoadOrigin.REQUEST;
    boolean sent = job.origin() == LoadOrigin.UPLOAD;
    List<String> paths = paths(job);
    SentFile.requireWhole(job);
    Path base = job.base() == null ? null : Path.of(job.base());
    paths.forEach(path -> requireFile(base == null ? path : base.resolve(path).toString()));
    boolean realOnly = named || job.origin() == LoadOrigin.WATCHED;
    LoadBounds its = named || sent ? bounds : LoadBounds.NONE;
    return new LoadTask(load.id(), paths, base, options(job), log, permit, realOnly, its);
  }

  /**
   * Returns the paths of a job, of a request's each file that they lead to.
   *
   * @throws EnergyException if one of them may not be loaded
   */
  List<String> paths(LoaderJob job) {
    return job.origin() == LoadOrigin.REQUEST
        ? new AllowedFiles(folders, bounds.files()).of(job.paths())
        : job.paths();
  }

  /** Returns a job for the loaders of all machines if it is a command's and all see its files. */
  LoaderJob shared(LoaderJob job) {
    boolean all =
        folders.shared()
            && job.origin() == LoadOrigin.COMMAND
            && job.paths().stream().allMatch(path -> isInFolders(job.base(), path));
    return all ? job.ofAllMachines() : job;
  }

  private boolean isInFolders(String base, String path) {
    try {
      folders.require((base == null ? Path.of(path) : Path.of(base).resolve(path)).toString());
      return true;
    } catch (EnergyException e) {
      return false;
    }
  }

  private LoadOptions options(LoaderJob job) {
    return new LoadOptions(
        job.zone() == null ? zone : job.zone(),
        job.interval(),
        usual.folder(),
        usual.sstables(),
        Optional.ofNullable(job.route()),
        usual.threads(),
        usual.memory(),
        job.maxRejects() == null ? RejectLimit.none() : RejectLimit.parse(job.maxRejects()),
        job.repeats(),
        job.dryRun());
  }

  /** A pipe that nobody writes to would be waited for without end. */
  private static void requireFile(String path) {
    if (InputStreams.isMeant(path)) {
      throw new EnergyException(
          ErrorCode.FILE_UNREADABLE,
          path + " is no file; ./energy load --here loads from pipes and devices");
    }
  }
}
