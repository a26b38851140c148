package io.energyiot.platform.run;

import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * How often a service died since a command started it, and when it is restarted.
 *
 * @param deaths how often
 * @param row how often in a row, without having lived for {@link #LASTING} in between
 * @param last the last time
 * @param next the earliest time of its restart
 */
public record Restarts(int deaths, int row, Death last, Instant next) {
  /** A service that lived this long has not failed at its start. */
  static final Duration LASTING = Duration.ofMinutes(5);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 6;

  /** After a first death. */
  public static Restarts first(Death death) {
    return new Restarts(1, 1, death, death.seen());
  }

  /**
   * After another death.
   *
   * @param lived how long the process did
   */
  public Restarts and(Death death, Duration lived) {
    int inRow = lived.compareTo(LASTING) >= 0 ? 1 : row + 1;
    return new Restarts(deaths + 1, inRow, death, death.seen().plus(pause(inRow)));
  }

  /** After a start that failed before there was a process. */
  public Restarts failed(Instant now) {
    return new Restarts(deaths, row + 1, last, now.plus(pause(row + 1)));
  }

  /**
   * The pause before a restart: none after the first death, then 2 s, 4 s and so on to a minute.
   */
  public static Duration pause(int row) {
    if (row <= 1) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(row - 1, MAX_DOUBLINGS));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  /** What was written; empty if nothing was, or it is damaged. */
  public static Optional<Restarts> read(DataFolder folder, Service service) {
    Path file = folder.restartsFile(service);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties text = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      text.load(reader);
      String status = text.getProperty("status", "");
      Death last =
          new Death(
              Long.parseLong(text.getProperty("pid")),
              Instant.parse(text.getProperty("seen", "")),
              status.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(status)),
              text.getProperty("reason", ""));
      return Optional.of(
          new Restarts(
              Integer.parseInt(text.getProperty("deaths")),
              Integer.parseInt(text.getProperty("row")),
              last,
              Instant.parse(text.getProperty("next", ""))));
    } catch (IOException e) {
      throw folder.unusable(e);
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  public void write(DataFolder folder, Service service) {
    String status = last.status().isPresent() ? "" + last.status().getAsInt() : "";
    folder.write(
        folder.restartsFile(service),
        Map.of(
            "deaths", Integer.toString(deaths),
            "row", Integer.toString(row),
            "pid", Long.toString(last.pid()),
            "seen", last.seen().toString(),
            "status", status,
            "reason", last.reason(),
            "next", next.toString()));
  }
}
