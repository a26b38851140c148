package io.energyiot.analytics.load;

import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.load.LoadPart;
import io.energyiot.load.Loader;
import io.energyiot.load.PartResult;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Loads a file on the machine that it runs on, as {@code ./energy load} does: checked, read, merged
 * and written by CQL.
 *
 * @param threads that it may use
 */
record FileTask(
    StoreAccess access, SerializableConfiguration hadoop, LoadRequest request, int threads)
    implements Function<LoadPart, PartResult> {

  @Override
  public PartResult call(LoadPart part) throws IOException {
    SharedFiles shared = new SharedFiles(hadoop.value());
    Path scratch = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "load");
    try (Loader loader =
        new Loader(access.store(), request.options(scratch.resolve("loads"), threads))) {
      return PartResult.of(
          part,
          loader.loadPart(shared.fetch(part.name(), scratch), part),
          list -> put(Path.of(list), part, shared));
    } catch (EnergyException e) {
      if (e.code() != ErrorCode.FILE_UNREADABLE) {
        throw e;
      }
      return PartResult.failed(part, e);
    } finally {
      PathUtils.deleteDirectory(scratch);
    }
  }

  /** Named after the file, and after its place, since others may have the same name. */
  private String put(Path list, LoadPart part, SharedFiles shared) {
    return shared.put(
        list, request.rejects(), "%d-%s".formatted(part.place() + 1, list.getFileName()));
  }
}
