package io.energyiot.server.loads;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.energyiot.store.load.ContentOrigin;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.LoadPhase;
import io.energyiot.store.load.LoadProgress;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.undo.UndoReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A load as clients see it. In a list of loads it has neither files nor undos. */
@Schema(name = "Load")
public record LoadBody(
    @Schema(examples = "8cb11000-fe48-11f0-8001-0123456789ab") String id,
    @Schema(
            enumeration = {
              "queued",
              "running",
              "done",
              "stopped",
              "cancelled",
              "failed",
              "interrupted",
              "undone"
            },
            description =
                "queued: it waits for a loader; cancelled: before anything was stored; stopped:"
                    + " too many records were rejected, nothing was stored; interrupted: not heard"
                    + " of for 30 s; undone: all that it had stored was taken back")
        String state,
    @Schema(enumeration = {"sstable-import", "sstable-stream", "cql"}) String path,
    @Schema(description = "the machine that loads") String host,
    @Schema(examples = "2026-01-31T02:00:00.120Z") String started,
    @Schema(examples = "2026-01-31T02:00:12.120Z", description = "when it was last heard of")
        String updated,
    @Schema(examples = "PT12S", description = "from started to updated") String duration,
    @Schema(description = "over the whole duration") long readings_per_second,
    @Schema(nullable = true, description = "null when it does not run") ProgressBody progress,
    @Schema(description = "the duration of each phase so far: check, read, write, import")
        Map<String, String> phases,
    TotalsBody totals,
    @Schema(nullable = true, description = "why it stopped or failed") String error,
    @Schema(description = "while it is queued, how many loads come before it; not in a list")
        @JsonInclude(Include.NON_NULL)
        Integer loads_before,
    @Schema(description = "in the order in which they were given; not in a list of loads")
        @JsonInclude(Include.NON_NULL)
        List<FileBody> files,
    @Schema(
            description =
                "where the files go on that this answer does not list, for files_from; absent if"
                    + " it lists all")
        @JsonInclude(Include.NON_NULL)
        Integer next_files,
    @Schema(description = "what took it back, the newest first; not in a list of loads")
        @JsonInclude(Include.NON_NULL)
        List<UndoBody> undos) {

  /** How many files a description lists, so that it fits into memory. */
  static final int MAX_FILES = 10_000;

  /**
   * Describes a load with its files and undos.
   *
   * @param receipt with one file more than are listed, if there are more
   * @param from the place of its first file
   * @param now the instant whose state is told
   */
  public static LoadBody of(LoadReceipt receipt, int from, List<UndoReceipt> undos, Instant now) {
    return of(
        receipt,
        null,
        now,
        receipt.files().stream().limit(MAX_FILES).map(FileBody::of).toList(),
        receipt.files().size() > MAX_FILES ? from + MAX_FILES : null,
        undos.stream().map(UndoBody::of).toList());
  }

  /**
   * Describes a load in a list of loads.
   *
   * @param now the instant whose state is told
   */
  public static LoadBody overview(LoadReceipt receipt, Instant now) {
    return of(receipt, null, now, null, null, null);
  }

  /**
   * Describes a load that waits.
   *
   * @param before how many loads come before it; null if that is not known
   * @param now the instant whose state is told
   */
  public static LoadBody queued(LoadReceipt receipt, Integer before, Instant now) {
    return of(receipt, before, now, List.of(), null, List.of());
  }

  private static LoadBody of(
      LoadReceipt receipt,
      Integer before,
      Instant now,
      List<FileBody> files,
      Integer nextFiles,
      List<UndoBody> undos) {
    LoadState state = receipt.stateAt(now);
    return new LoadBody(
        receipt.id().toString(),
        state.text(),
        receipt.route().text(),
        receipt.host(),
        receipt.started().toString(),
        receipt.updated().toString(),
        receipt.duration().toString(),
        Math.round(receipt.readingsPerSecond()),
        state == LoadState.RUNNING ? ProgressBody.of(receipt.progress()) : null,
        phases(receipt.phases()),
        TotalsBody.of(receipt.totals()),
        receipt.error(),
        before,
        files,
        nextFiles,
        undos);
  }

  private static Map<String, String> phases(Map<LoadPhase, Duration> phases) {
    Map<String, String> durations = new LinkedHashMap<>();
    phases.forEach((phase, duration) -> durations.put(phase.text(), duration.toString()));
    return durations;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  /** How far a load is. */
  @Schema(name = "LoadProgress")
  public record ProgressBody(
      @Schema(enumeration = {"check", "read", "write", "import"}) String phase,
      @Schema(description = "of the phase, 0 to 100") double percent,
      long readings_per_second,
      @Schema(nullable = true, examples = "PT1M30S", description = "until the load ends")
          String eta) {
    static ProgressBody of(LoadProgress progress) {
      return progress == null
          ? null
          : new ProgressBody(
              progress.phase().text(),
              Math.round(progress.percent() * 10) / 10.0,
              Math.round(progress.readingsPerSecond()),
              text(progress.eta()));
    }
  }

  /** What a load or a file has brought. */
  @Schema(name = "LoadTotals")
  public record TotalsBody(
      @Schema(description = "accepted") long readings,
      @Schema(description = "days of a series that have readings") long meter_days,
      @Schema(description = "readings superseded by a later one with the same start") long repeated,
      @Schema(description = "records or values refused") long rejected,
      @Schema(description = "bytes of the packed readings") long block_bytes,
      @Schema(nullable = true, examples = "2026-01-30") String first_day,
      @Schema(nullable = true, examples = "2026-01-30") String last_day) {
    static TotalsBody of(LoadTotals totals) {
      return new TotalsBody(
          totals.readings(),
          totals.meterDays(),
          totals.repeated(),
          totals.rejected(),
          totals.blockBytes(),
          text(totals.firstDay()),
          text(totals.lastDay()));
    }
  }

  /** What has become of a file. */
  @Schema(name = "LoadFile")
  public record FileBody(
      String name,
      @Schema(
              enumeration = {
                "waiting", "checked", "loaded", "skipped", "failed", "undoing", "undone"
              },
              description =
                  "skipped: the same content was loaded before; undone: what it had stored was taken"
                      + " back")
          String state,
      @Schema(description = "bytes on the disk") long size,
      @Schema(nullable = true, examples = "00c0ffee00c0ffee", description = "of the content")
          String checksum,
      @Schema(nullable = true, examples = "wide") String format,
      @Schema(
              nullable = true,
              examples = "2026-01-31T02:00:00.456Z",
              description = "when its readings count as learned")
          String version,
      TotalsBody totals,
      @Schema(nullable = true, description = "on the machine that loads") String rejects_file,
      @Schema(nullable = true, description = "why it failed") String error,
      @Schema(
              nullable = true,
              examples = "7cb11000-fe48-11f0-8001-0123456789ab",
              description = "the load that stored the same content first")
          String loaded_by,
      @Schema(
              nullable = true,
              description =
                  "of a skipped file, how many of its readings have been superseded or erased since;"
                      + " null if they were not compared")
          Long superseded) {
    static FileBody of(FileReceipt file) {
      ContentOrigin content = file.content();
      return new FileBody(
          file.name(),
          file.state().text(),
          file.size(),
          file.checksum(),
          file.format(),
          text(file.version()),
          TotalsBody.of(file.totals()),
          file.rejectsFile(),
          file.error(),
          content == null ? null : text(content.loadedBy()),
          content == null ? null : content.superseded());
    }
  }
}
