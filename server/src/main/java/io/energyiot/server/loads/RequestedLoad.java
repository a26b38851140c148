package io.energyiot.server.loads;

import io.energyiot.model.Interval;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.body.StrictJson;
import io.energyiot.server.parameter.QueryParameters;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoaderJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a request wants files to be loaded, in the texts in which clients send it. */
@Schema(name = "LoadRequest")
record RequestedLoad(
    @Schema(description = "files, folders or patterns, absolute, below a folder of load.folders")
        List<String> paths,
    @Schema(nullable = true, description = "of local times in the files") String zone,
    @Schema(nullable = true, examples = "PT15M") String interval,
    @Schema(nullable = true, examples = "0.5%", description = "a number, or a share")
        String max_rejects,
    @Schema(
            nullable = true,
            enumeration = {"skip", "again", "as_new"})
        String repeats,
    @Schema(nullable = true) Boolean dry_run) {

  private static final StrictJson<RequestedLoad> READER =
      new StrictJson<>(RequestedLoad.class, "a load", RequestedLoad::rule);

  /**
   * Reads a request.
   *
   * @throws EnergyException if the JSON does not have this form
   */
  static RequestedLoad read(byte[] json) {
    RequestedLoad load = READER.read(json);
    if (load.paths == null) {
      throw new BrokenRuleException(ErrorCode.FIELD_MISSING, "paths", "paths names what to load");
    }
    if (load.paths.stream().anyMatch(Objects::isNull)) {
      throw READER.wrong("paths");
    }
    return load;
  }

  private static String rule(String field) {
    return switch (field) {
      case "paths" -> "is a list of texts";
      case "dry_run" -> "is true or false";
      default -> "is a text";
    };
  }

  /**
   * The job of a request that names files, each path once.
   *
   * @param host the machine that has the files; null if every loader sees them
   */
  LoaderJob ofPaths(String host) {
    return job(paths.stream().distinct().toList(), null, host, LoadOrigin.REQUEST, null);
  }

  /**
   * The job of a request that brings a file.
   *
   * @param bytes how long it is
   * @param host the machine that has the file
   */
  LoaderJob ofUpload(Path file, long bytes, String host) {
    List<String> name = List.of(file.getFileName().toString());
    return job(name, file.getParent().toString(), host, LoadOrigin.UPLOAD, bytes);
  }

  private LoaderJob job(
      List<String> files, String base, String host, LoadOrigin origin, Long bytes) {
    return new LoaderJob(
        files,
        base,
        host,
        zone == null ? null : QueryParameters.zone(zone, null),
        interval == null ? Interval.QUARTER_HOUR : Interval.parseLength(interval),
        null,
        max_rejects,
        repeats == null ? RepeatPolicy.SKIP : RepeatPolicy.parse(repeats),
        Boolean.TRUE.equals(dry_run),
        origin,
        bytes);
  }
}
