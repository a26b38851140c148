package io.energyiot.analytics.s3;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Checks quickly whether a place in an object store can be used. */
public final class S3Bucket {
  /**
   * Options for Spark to write to one: what a task has written is moved once, by the task. A store
   * moves by copying.
   */
  public static final Map<String, String> WRITING =
      Map.of("mapreduce.fileoutputcommitter.algorithm.version", "2");

  private static final Pattern CREDENTIALS = Pattern.compile("[A-Za-z0-9+.-]+://[^/]*@");

  private static final String SCHEME = "s3a://";

  private S3Bucket() {}

  /** Whether a place is in an object store, and not a folder. */
  public static boolean holds(String place) {
    return place.startsWith(SCHEME);
  }

  /** A place as Hadoop has it, for which a bucket without a slash after it is none. */
  public static Path path(String place) {
    return new Path(place.indexOf('/', SCHEME.length()) < 0 ? place + "/" : place);
  }

  /**
   * Checks a place. Without this check a job would retry for half a minute.
   *
   * @param place need not exist, but its bucket must; one that is in no object store is not asked
   *     for
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID} if there are credentials in
   *     it, which would be logged; {@link ErrorCode#BUCKET_UNUSABLE} or {@link
   *     ErrorCode#OBJECT_STORE_UNAVAILABLE}
   */
  public static void require(SparkSession spark, String place) {
    if (CREDENTIALS.matcher(place).lookingAt()) {
      throw new EnergyException(
          ErrorCode.PARAMETER_INVALID,
          "others can see credentials in a URI, and logs keep them; put them in s3.credentials_file");
    }
    if (!holds(place)) {
      return;
    }
    Configuration once = new Configuration(spark.sparkContext().hadoopConfiguration());
    once.setInt("fs.s3a.attempts.maximum", 1);
    once.setInt("fs.s3a.retry.limit", 0);
    once.setInt("fs.s3a.connection.timeout", 5_000);
    Path path = path(place);
    try (FileSystem store = FileSystem.newInstance(path.toUri(), once)) {
      store.listStatusIterator(path).hasNext(); // a status of the whole bucket asks nobody
    } catch (FileNotFoundException e) {
      // it is made when something is written to it
    } catch (IOException e) {
      throw S3Failure.in(e)
          .orElseGet(
              () ->
                  new EnergyException(
                      ErrorCode.BUCKET_UNUSABLE, place + " can't be used: " + e.getMessage(), e));
    }
  }
}
