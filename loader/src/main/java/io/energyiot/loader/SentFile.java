package io.energyiot.loader;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.queue.LoaderJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of an upload, as its request has left it. */
final class SentFile {
  private SentFile() {}

  /**
   * Checks that the file is as long as it was when its request was answered. A job of another
   * origin has no such file and passes.
   *
   * @throws EnergyException with {@link ErrorCode#UPLOAD_INCOMPLETE} if it is not
   */
  static void requireWhole(LoaderJob job) {
    if (job.bytes() == null) {
      return;
    }
    try {
      long bytes = Files.size(Path.of(job.base(), job.paths().get(0)));
      if (bytes != job.bytes()) {
        throw incomplete(job, "has " + bytes + " bytes on the disk", null);
      }
    } catch (IOException e) {
      throw incomplete(job, "can't be read", e);
    }
  }

  private static EnergyException incomplete(LoaderJob job, String what, IOException cause) {
    return new EnergyException(
        ErrorCode.UPLOAD_INCOMPLETE,
        "%s %s and was sent with %d; send it again"
            .formatted(job.paths().get(0), what, job.bytes()),
        cause);
  }
}
