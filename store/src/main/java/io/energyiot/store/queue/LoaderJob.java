package io.energyiot.store.queue;

import io.energyiot.model.Interval;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.RepeatPolicy;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A job of the loader: files to load, and how.
 *
 * @param paths files, folders or patterns, as they were given
 * @param base the folder in which relative paths start; null if all are absolute
 * @param host the machine that has the files; null if every loader sees them
 * @param zone the zone of local times and dates in the files; null for the storage zone
 * @param interval the length of an interval where a file does not say it, seconds
 * @param route the route into Cassandra; null to choose it by the size of the files
 * @param maxRejects a number, or a share such as {@code 0.5%}; null for any
 * @param repeats what becomes of contents that were loaded before
 * @param dryRun whether the files are only read and counted
 * @param origin where it comes from
 * @param bytes how long the file of an upload is, which it must still be when it is loaded; null of
 *     other origins
 */
@SuppressWarnings("serial") // the list is one of the JDK's
public record LoaderJob(
    List<String> paths,
    String base,
    String host,
    ZoneId zone,
    int interval,
    LoadRoute route,
    String maxRejects,
    RepeatPolicy repeats,
    boolean dryRun,
    LoadOrigin origin,
    Long bytes)
    implements Serializable {
  /** The folder, within the folder of loads, that takes the files of uploads. */
  public static final String UPLOADS = "uploads";

  private static final int MAX_PATHS = 10_000;
  private static final int MAX_PATH_LENGTH = 4_096;

  /** All paths together: a queue of them must fit into the memory of whoever reads it. */
  private static final int MAX_PATH_BYTES = 1 << 20;

  private static final int NAMED = 3;
  private static final Pattern LIMIT =
      Pattern.compile("[0-9]{1,18}|(?:[0-9]{1,2}(?:\\.[0-9]{1,9})?|100)%");

  /**
   * Copies and checks.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if there is no path, there
   *     are too many or they are too long, or the limit of rejects is none
   */
  public LoaderJob {
    paths = List.copyOf(paths);
    Objects.requireNonNull(repeats);
    Objects.requireNonNull(origin);
    if (paths.isEmpty() || paths.size() > MAX_PATHS) {
      throw wrong("paths", "a load has 1 to " + MAX_PATHS + " paths, not " + paths.size());
    }
    if (!isFit(paths)) {
      throw wrong(
          "paths",
          "the paths of a load have at most %d bytes together; name folders or patterns instead"
              .formatted(MAX_PATH_BYTES));
    }
    if (paths.stream().anyMatch(path -> path.isBlank() || path.length() > MAX_PATH_LENGTH)) {
      throw wrong("paths", "a path has 1 to " + MAX_PATH_LENGTH + " characters");
    }
    if (maxRejects != null && !LIMIT.matcher(maxRejects).matches()) {
      throw wrong(
          "max_rejects",
          "the limit of rejects must be a number such as 1000 or a share such as 0.5%; it is "
              + maxRejects);
    }
  }

  /**
   * Files that are loaded as is usual: quarter hours in the storage zone, once each, by the route
   * that their size suggests, with any number of rejects.
   *
   * @param host the machine that has the files; null if every loader sees them
   */
  public static LoaderJob usual(List<String> paths, String host, LoadOrigin origin) {
    return new LoaderJob(
        paths,
        null,
        host,
        null,
        Interval.QUARTER_HOUR,
        null,
        null,
        RepeatPolicy.SKIP,
        false,
        origin,
        null);
  }

  /** Returns the job of a part, which has one of its files. */
  public LoaderJob of(String path) {
    return with(List.of(path), host);
  }

  /** Returns the same job for the loaders of all machines. */
  public LoaderJob ofAllMachines() {
    return with(paths, null);
  }

  private LoaderJob with(List<String> itsPaths, String itsHost) {
    return new LoaderJob(
        itsPaths, base, itsHost, zone, interval, route, maxRejects, repeats, dryRun, origin, bytes);
  }

  /** Whether so many paths of that length are few enough for one job. */
  public static boolean isFit(List<String> paths) {
    return paths.size() <= MAX_PATHS
        && paths.stream().mapToLong(LoaderJob::bytes).sum() <= MAX_PATH_BYTES;
  }

  private static int bytes(String path) {
    return path.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Names the first few of its paths, for logs. */
  public String shown() {
    String first = paths.stream().limit(NAMED).map(Quoted::of).collect(Collectors.joining(", "));
    return paths.size() <= NAMED ? first : first + " and " + (paths.size() - NAMED) + " more";
  }

  private static BrokenRuleException wrong(String field, String why) {
    return new BrokenRuleException(ErrorCode.PARAMETER_INVALID, field, why);
  }
}
