package io.energyiot.analytics.export;

import io.energyiot.analytics.s3.S3Bucket;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Days that are written but not yet where they belong. What a job that was killed leaves behind is
 * passed over by readers, as its name begins with an underscore; the next job clears it away, and a
 * job that fails does so itself.
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
      return BucketDays.in(folder, spark.sparkContext().hadoopConfiguration());
    }
    return FolderDays.in(
        folder.startsWith("file:") ? Path.of(URI.create(folder)) : Path.of(folder));
  }

  /** Where they are to be written, a URI; not there yet. */
  String target();

  /**
   * Puts the files of a manifest, which are written, in the place of what there was of its day.
   * Others of the day were written by tasks that failed, and go. A day without readings has a
   * manifest all the same.
   */
  void publish(Manifest manifest) throws IOException;

  @Override
  void close() throws IOException;
}
