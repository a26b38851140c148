package io.energyiot.cli.machine;

import io.energyiot.cli.output.Output;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.run.Death;
import io.energyiot.platform.run.Restarts;
import io.energyiot.platform.run.ServiceStatus;
import io.energyiot.platform.spark.SparkStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What runs, as it is printed.
 *
 * @param data the data folder
 * @param credentials the folder with the passwords of the stores that run here; null if none does
 * @param supervisorPid of the process that restarts services; null if there is none
 * @param spark the process of Spark that is kept; null if there is none
 * @param services in the order of starting
 */
public record StatusReport(
    String data, String credentials, Long supervisorPid, SparkLine spark, List<Line> services) {
  private static final double MIB = 1024 * 1024;

  /** Copies the list. */
  public StatusReport {
    services = List.copyOf(services);
  }

  /**
   * One service.
   *
   * @param pid null unless its process lives
   * @param address null if it is stopped
   * @param since null if it is stopped
   * @param memoryMib resident memory; null if it is not known
   * @param deaths how often it died since it was started by a command
   * @param lastDeath when; null if it did not die
   * @param lastExit its exit status then, over 128 if by a signal; null if it is not known
   * @param lastReason how and why; null if it did not die
   * @param nextStart if it is dead and a supervisor runs, when it is restarted; null otherwise
   */
  public record Line(
      String service,
      String state,
      Long pid,
      String address,
      Instant since,
      Long memoryMib,
      String log,
      int deaths,
      Instant lastDeath,
      Integer lastExit,
      String lastReason,
      Instant nextStart) {}

  /**
   * The kept process of Spark.
   *
   * @param state {@code running} or {@code idle}
   * @param since when it is so
   */
  public record SparkLine(long pid, String state, Instant since, String log) {
    private static SparkLine of(SparkStatus status) {
      return new SparkLine(
          status.pid(),
          status.running() ? "running" : "idle",
          status.since(),
          status.log().toString());
    }
  }

  static StatusReport of(
      DataFolder folder,
      List<ServiceStatus> services,
      OptionalLong supervisor,
      Optional<SparkStatus> spark) {
    boolean watched = supervisor.isPresent();
    return new StatusReport(
        folder.path().toString(),
        services.stream().anyMatch(each -> each.service().isStore())
            ? folder.credentials().toString()
            : null,
        watched ? supervisor.getAsLong() : null,
        spark.map(SparkLine::of).orElse(null),
        services.stream().map(status -> line(status, watched)).toList());
  }

  private static Line line(ServiceStatus status, boolean watched) {
    Optional<Restarts> restarts = status.restarts();
    Optional<Death> death = restarts.map(Restarts::last);
    return new Line(
        status.service().id(),
        status.state().name().toLowerCase(Locale.ROOT),
        status.pid().isPresent() ? status.pid().getAsLong() : null,
        status.address().map(at -> at.getHostString() + ":" + at.getPort()).orElse(null),
        status.since().orElse(null),
        status.memoryBytes().isPresent()
            ? Math.round(status.memoryBytes().getAsLong() / MIB)
            : null,
        status.log().toString(),
        restarts.map(Restarts::deaths).orElse(0),
        death.map(Death::seen).orElse(null),
        death
            .filter(each -> each.status().isPresent())
            .map(each -> each.status().getAsInt())
            .orElse(null),
        death.map(Death::text).orElse(null),
        restarts
            .filter(any -> watched && status.state() == ServiceStatus.State.DEAD)
            .map(Restarts::next)
            .orElse(null));
  }

  boolean allRun() {
    return services.stream().allMatch(each -> each.state().equals("running"));
  }

  void print(Output output) {
    output.result(this);
    output.line("%-10s %-10s %-8s %-22s %-10s %s", "", "state", "pid", "address", "memory", "log");
    for (Line each : services) {
      output.line(
          "%-10s %-10s %-8s %-22s %-10s %s",
          each.service(),
          each.state(),
          each.pid() == null ? "-" : each.pid(),
          each.address() == null ? "-" : each.address(),
          each.memoryMib() == null ? "-" : each.memoryMib() + " MiB",
          each.log());
    }
    if (spark != null) {
      output.line(
          "Spark is kept for jobs (pid %d), %s since %s; log %s",
          spark.pid(), spark.state(), spark.since(), spark.log());
    }
    services.stream().filter(each -> each.deaths() > 0).forEach(each -> tellDeaths(each, output));
    if (credentials != null) {
      output.line(
          "The stores want the user energy with a password: files for cqlsh, nodetool, Kafka's"
              + " tools and curl are in %s",
          credentials);
    }
    if (supervisorPid != null) {
      output.line("Services that die are restarted (by pid %d)", supervisorPid);
    } else if (services.stream().anyMatch(each -> each.pid() != null)) {
      output.line("Services that die stay dead; ./energy up restarts them, now and later");
    }
  }

  private static void tellDeaths(Line each, Output output) {
    String times = each.deaths() == 1 ? "once" : each.deaths() + " times";
    String next = each.nextStart() == null ? "" : "; starts again " + when(each.nextStart());
    output.line(
        "%s died %s, last at %s: %s%s",
        each.service(),
        times,
        each.lastDeath().truncatedTo(ChronoUnit.SECONDS),
        each.lastReason(),
        next);
  }

  private static String when(Instant next) {
    long seconds = Duration.between(Instant.now(), next).toSeconds();
    return seconds > 0 ? "in " + seconds + " s" : "now, or when what it needs answers";
  }
}
