package io.energyiot.cli.load;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.jobs.Job;
import io.energyiot.load.LoadOptions;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.loader.node.SystemNode;
import io.energyiot.model.Interval;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoaderJob;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How the user wants files to be loaded. */
public final class LoadChoices {
  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The zone of local times and dates in the files (default: the storage zone)")
  private ZoneId zone;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "PT15M",
      description = "The length of an interval where a file does not say it (default: PT15M)")
  private String interval = "PT15M";

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description =
          "How to write to Cassandra: sstable-import, on its own machine; sstable-stream, to "
              + "another machine or a cluster; cql, to any store that speaks Cassandra 5's CQL, "
              + "with SAI indexes and unified compaction (default: the quickest for the "
              + "size of the files)")
  private String path;

  @Option(
      names = "--max-rejects",
      paramLabel = "N|P%",
      description = "Stop and store nothing if there are more rejects, or a larger share of them")
  private String maxRejects;

  @ArgGroup private Known known = new Known();

  /** What becomes of contents that were loaded before; they are skipped unless one is set. */
  private static final class Known {
    @Option(
        names = "--again",
        description =
            "Store a content that was loaded before once more, as it was. Answers don't change, "
                + "and newer readings stay")
    private boolean again;

    @Option(
        names = "--as-new",
        description =
            "Load a content that was loaded before as if it were new. It supersedes all that was "
                + "learned since")
    private boolean asNew;

    RepeatPolicy asked() {
      return asNew ? RepeatPolicy.AS_NEW : again ? RepeatPolicy.AGAIN : RepeatPolicy.SKIP;
    }
  }

  @Option(names = "--dry-run", description = "Read, check and count, but store nothing")
  private boolean dryRun;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description =
          "The memory of the load, such as 512m or 4g: half of it for reading, half for "
              + "writing SSTables (default: a quarter of the machine's)")
  private String memory;

  /** The options of a load into {@code store}, of the system that {@code system} names. */
  LoadOptions of(SystemOptions system, Settings settings, EnergyStore store) {
    checkMemory();
    return new LoadOptions(
        zone == null ? store.zone().id() : zone,
        Interval.parseLength(interval),
        system.folder().loads(),
        SystemNode.of(system.system(), settings, store),
        Optional.ofNullable(path).map(LoadRoute::parse),
        LoadOptions.allProcessors(),
        LoadOptions.defaultMemory(),
        maxRejects == null ? RejectLimit.none() : RejectLimit.parse(maxRejects),
        known.asked(),
        dryRun);
  }

  /**
   * A load by Spark.
   *
   * @param loads the folder where loads keep their rejects
   * @param paths URIs, or paths, which every machine of the cluster must have
   * @param rejects the folder that takes rejects files: a URI or a path; empty for this machine's
   *     folder of the load
   * @throws ParameterException if there is a choice that Spark can't do
   */
  Job.Load ofSpark(CommandLine command, Path loads, List<String> paths, Optional<String> rejects) {
    if (dryRun || (path != null && LoadRoute.parse(path) != LoadRoute.CQL)) {
      throw new ParameterException(command, "--spark loads by CQL only, and has no --dry-run");
    }
    UUID id = LoadReceipt.newId();
    return new Job.Load(
        id,
        paths.stream().map(LoadChoices::whole).toList(),
        whole(rejects.orElseGet(() -> loads.resolve(id.toString()).toString())),
        zone,
        Interval.parseLength(interval),
        maxRejects,
        known.asked().name());
  }

  /** A URI as it is, and a path as others must be told it. */
  private static String whole(String path) {
    return path.matches("[a-z][a-z0-9+.-]+:.*") ? path : Path.of(path).toAbsolutePath().toString();
  }

  /** The script that starts this program has made the heap that large. */
  private void checkMemory() {
    if (memory != null && !memory.matches("[1-9][0-9]{0,5}[mMgG]")) {
      throw new EnergyException(
          ErrorCode.PARAMETER_INVALID, "--memory is a size such as 512m or 4g, not " + memory);
    }
  }

  /** Whether nothing is stored. */
  boolean isDryRun() {
    return dryRun;
  }

  /** Whether the load must have the memory of the command. */
  boolean hasMemory() {
    return memory != null;
  }

  /** A job for the loader: paths as they are given, from the folder that this command works in. */
  LoaderJob job(List<String> paths) {
    return new LoaderJob(
        paths,
        Path.of("").toAbsolutePath().toString(),
        LoadReceipt.thisMachine(),
        zone,
        Interval.parseLength(interval),
        path == null ? null : LoadRoute.parse(path),
        maxRejects,
        known.asked(),
        dryRun,
        LoadOrigin.COMMAND,
        null);
  }
}
