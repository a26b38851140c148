package io.energyiot.analytics.load;

import io.energyiot.jobs.Job;
import io.energyiot.load.LoadOptions;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.store.load.RepeatPolicy;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How files are to be loaded, as every process of a job is told.
 *
 * @param zone the zone of local times and dates in the files
 * @param interval length of an interval where a file does not say it, seconds
 * @param maxRejects of each file: a number, or a share such as 0.5%; null for any
 * @param repeats what becomes of contents that were loaded before
 * @param rejects a folder that takes rejects files: a URI, or an absolute path
 */
record LoadRequest(
    ZoneId zone, int interval, String maxRejects, RepeatPolicy repeats, String rejects)
    implements Serializable {

  /**
   * What is asked.
   *
   * @throws BrokenRuleException if a part of it can't be understood
   */
  static LoadRequest of(Job.Load job, ZoneId storageZone) {
    return new LoadRequest(
        job.zone() == null ? storageZone : job.zone(),
        job.interval(),
        job.maxRejects(),
        RepeatPolicy.valueOf(job.repeats()),
        job.rejects());
  }

  /** The limit of one file's rejects. */
  RejectLimit limit() {
    return maxRejects == null ? RejectLimit.none() : RejectLimit.parse(maxRejects);
  }

  /**
   * The options of a task.
   *
   * @param folder for what it needs meanwhile
   * @param threads that it may use
   */
  LoadOptions options(Path folder, int threads) {
    int processors = Math.max(threads, LoadOptions.allProcessors());
    return new LoadOptions(
        zone,
        interval,
        folder,
        Optional.empty(),
        Optional.empty(),
        threads,
        LoadOptions.defaultMemory() / processors * threads,
        limit(),
        repeats,
        false);
  }
}
