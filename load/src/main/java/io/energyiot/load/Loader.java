package io.energyiot.load;

import io.energyiot.formats.csv.CsvFormat;
import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.formats.csv.CsvReadings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadedFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * Loads files into the store. The readings of a file have the version of the file's first load, so
 * loading it again, or after a load that was cut off, writes the same rows.
 */
public final class Loader {
  private final EnergyStore store;
  private final LoadOptions options;
  private final long mostHeld;

  /** Loads into {@code store}. */
  public Loader(EnergyStore store, LoadOptions options) {
    this(store, options, BlockAssembler.USUAL_CHUNK);
  }

  /**
   * Loads into {@code store}.
   *
   * @param mostHeld how many readings are gathered before they are written
   */
  Loader(EnergyStore store, LoadOptions options, long mostHeld) {
    this.store = store;
    this.options = options;
    this.mostHeld = mostHeld;
  }

  /**
   * Loads a file to its end. What breaks a rule is listed in the report's rejects file, the rest is
   * stored when this returns.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} or {@link
   *     ErrorCode#FILE_FORMAT_UNKNOWN} if nothing of it can be loaded, with {@link
   *     ErrorCode#SETTING_CONFLICTS} if it was loaded in another zone, with {@link
   *     ErrorCode#CASSANDRA_UNAVAILABLE} if the store fails; loading the file again is then safe
   */
  public LoadReport load(Path file, LoadProgress progress) {
    long began = System.nanoTime();
    if (!Files.isRegularFile(file)) {
      throw new EnergyException(
          ErrorCode.FILE_UNREADABLE,
          file + (Files.isDirectory(file) ? " is a folder, not a file" : " does not exist"));
    }
    try {
      FileChecksum checksum = FileChecksum.of(file);
      CsvFormat format = format(file);
      try (InputStream bytes =
              new ProgressStream(Files.newInputStream(file), checksum.size(), progress);
          InputStream text = decompressed(bytes)) {
        return load(file, checksum, format, text, began);
      }
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.FILE_UNREADABLE, file + " can't be read: " + e.getMessage(), e);
    }
  }

  /** A gzip file is known by its first bytes, whatever its name. */
  private static InputStream decompressed(InputStream bytes) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(bytes, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
  }

  private static CsvFormat format(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream head = decompressed(bytes)) {
      return CsvFormat.detect(head.readNBytes(CsvReadings.HEAD_LENGTH));
    } catch (EnergyException e) {
      throw new EnergyException(e.code(), file + ": " + e.getMessage(), e);
    }
  }

  private LoadReport load(
      Path file, FileChecksum checksum, CsvFormat format, InputStream text, long began)
      throws IOException {
    String hex = HexFormat.of().toHexDigits(checksum.value());
    LoadedFile receipt = start(file, checksum);
    Path rejectsPath =
        options.rejectsFolder().resolve(file.getFileName() + "." + hex + ".rejects.csv");
    try (RejectFile rejects = new RejectFile(rejectsPath, file.toString())) {
      BlockAssembler assembler =
          new BlockAssembler(
              store.zone(),
              store.dayBlocks().writer(),
              rejects,
              receipt.firstSeen().toEpochMilli(),
              checksum.value(),
              mostHeld);
      CsvReadings.read(
          text, format, 0, new CsvOptions(options.zone(), options.interval()), assembler);
      LoadCounts counts = assembler.finish();
      finish(receipt, file, counts, rejects.count());
      return new LoadReport(
          file.toString(),
          format instanceof CsvFormat.LongForm ? "long" : "wide",
          checksum.size(),
          hex,
          receipt.firstSeen(),
          receipt.finished() != null,
          counts.readings(),
          counts.meterDays(),
          counts.repeated(),
          rejects.count(),
          rejects.path(),
          counts.firstDay(),
          counts.lastDay(),
          Duration.ofNanos(System.nanoTime() - began),
          counts.blockBytes());
    }
  }

  /**
   * The same content read in another zone would be other readings with the same version, of which
   * some would stay beside the right ones.
   */
  private LoadedFile start(Path file, FileChecksum checksum) {
    String zone = options.zone().getId();
    LoadedFile receipt =
        store
            .loadedFiles()
            .start(checksum.value(), checksum.size(), file.toString(), zone, options.interval());
    if (!receipt.zone().equals(zone) || receipt.interval() != options.interval()) {
      throw new EnergyException(
          ErrorCode.SETTING_CONFLICTS,
          "%s: this content was loaded with --zone %s and --interval PT%dS; load it with the same"
              .formatted(file, receipt.zone(), receipt.interval()));
    }
    return receipt;
  }

  private void finish(LoadedFile receipt, Path file, LoadCounts counts, long rejected) {
    store
        .loadedFiles()
        .finish(
            new LoadedFile(
                receipt.checksum(),
                receipt.size(),
                file.toString(),
                receipt.zone(),
                receipt.interval(),
                receipt.firstSeen(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                counts.readings(),
                counts.meterDays(),
                rejected));
  }
}
