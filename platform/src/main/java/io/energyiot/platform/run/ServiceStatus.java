package io.energyiot.platform.run;

import io.energyiot.platform.service.Service;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of a service.
 *
 * @param service which
 * @param state whether it runs
 * @param pid of its process; empty unless that lives
 * @param address where it answers, or last did; empty if it is stopped or has no port
 * @param since when it was started; empty if it is stopped
 * @param log the file it logs to, which may not exist yet
 * @param memoryBytes resident memory; empty unless it runs on Linux
 * @param restarts how often it died since a command started it; empty if it did not
 */
public record ServiceStatus(
    Service service,
    State state,
    OptionalLong pid,
    Optional<InetSocketAddress> address,
    Optional<Instant> since,
    Path log,
    OptionalLong memoryBytes,
    Optional<Restarts> restarts) {

  /** Whether a service runs. */
  public enum State {
    /** Its process lives and answers. */
    RUNNING,
    /** Its process lives and does not answer: it is still starting, or in trouble. */
    NOT_READY,
    /** It was started and not stopped, and its process is gone. */
    DEAD,
    /** It was not started, or was stopped. */
    STOPPED
  }
}
