package io.energyiot.cli.analytics;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Parquet goes.
 *
 * @param folder on this machine, or of all machines of a cluster; empty for an object store
 * @param uri the same as a URI
 */
record ParquetPlace(Optional<Path> folder, String uri) {
  private static final String STORE = "s3a";

  /**
   * Takes a path, a {@code file://} URI, or {@code s3a://BUCKET/PREFIX}.
   *
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID} if it is none of these
   */
  static ParquetPlace of(String text) {
    if (!text.contains("://")) {
      return of(Path.of(text));
    }
    try {
      URI uri = URI.create(text);
      if ("file".equals(uri.getScheme())) {
        return of(Path.of(uri));
      }
      if (STORE.equals(uri.getScheme()) && isPlain(uri)) {
        return new ParquetPlace(Optional.empty(), text);
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      // falls through to the one message for all that is no place
    }
    throw new EnergyException(
        ErrorCode.PARAMETER_INVALID,
        "--parquet is a path, a file:// URI or s3a://BUCKET/PREFIX, not "
            + text.replaceFirst("//[^/]*@", "//…@"));
  }

  private static ParquetPlace of(Path path) {
    Path whole = path.toAbsolutePath();
    return new ParquetPlace(Optional.of(whole), whole.toUri().toString());
  }

  /** Credentials in a URI would be seen on the command line, and printed. */
  private static boolean isPlain(URI uri) {
    return uri.getAuthority() != null
        && uri.getUserInfo() == null
        && !uri.getAuthority().contains("@")
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }
}
