package io.energyiot.analytics.export;

import io.energyiot.analytics.s3.S3Bucket;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Days that are written but not yet in place. Readers skip what a killed job leaves, because its
 * name begins with an underscore. The next job clears it; a job that fails clears its own.
 */
interface NewDays extends AutoCloseable {
  /** What the name of a day's folder begins with. */
  String PREFIX = "day=";

  /** The name under which they are until they are published. */
  String NEW = "_new";

  /**
   * In a folder, a path or a URI, which is made if it is not there.
   *
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED} if another job writes into it, as
   *     far as that can be known
   */
  static NewDays in(String folder, SparkSession spark) throws IOException {
    if (S3Bucket.holds(folder)) {
      return ObjectStoreDays.in(folder, spark.sparkContext().hadoopConfiguration());
    }
    return FolderDays.in(
        folder.startsWith("file:") ? Path.of(URI.create(folder)) : Path.of(folder));
  }

  /** Where they are to be written, a URI; not there yet. */
  String target();

  /**
   * Replaces a day by the files of a manifest, which are written already. Other new files of the
   * day come from tasks that failed, and go. A day without readings has a manifest, too.
   */
  void publish(Manifest manifest) throws IOException;

  @Override
  void close() throws IOException;
}
