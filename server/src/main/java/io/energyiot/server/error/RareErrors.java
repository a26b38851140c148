package io.energyiot.server.error;

import io.quarkus.logging.LoggingFilter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Logs few of the requests that fail before they reach a resource, such as one whose address does
 * not begin with a slash. Anybody can send thousands a second, which would rotate the log away.
 */
@LoggingFilter(name = "rare-errors")
public final class RareErrors implements Filter {
  private static final String LOGGER = "io.quarkus.vertx.http.runtime.QuarkusErrorHandler";
  private static final long EVERY_MILLIS = TimeUnit.SECONDS.toMillis(10);

  private final AtomicLong next = new AtomicLong();

  @Override
  public boolean isLoggable(LogRecord line) {
    if (!LOGGER.equals(line.getLoggerName())) {
      return true;
    }
    long at = line.getMillis();
    long due = next.get();
    return (at >= due || at < due - EVERY_MILLIS) && next.compareAndSet(due, at + EVERY_MILLIS);
  }
}
