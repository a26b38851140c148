package io.energyiot.cli.machine;

import io.energyiot.cli.output.Output;
import io.energyiot.platform.DataFolder;
import io.energyiot.platform.ServiceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What runs, as it is printed.
 *
 * @param data the data folder
 * @param services in the order of starting
 */
public record StatusReport(String data, List<Line> services) {
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
   */
  public record Line(
      String service,
      String state,
      Long pid,
      String address,
      Instant since,
      Long memoryMib,
      String log) {}

  static StatusReport of(DataFolder folder, List<ServiceStatus> services) {
    return new StatusReport(
        folder.path().toString(), services.stream().map(StatusReport::line).toList());
  }

  private static Line line(ServiceStatus status) {
    return new Line(
        status.service().id(),
        status.state().name().toLowerCase(Locale.ROOT),
        status.pid().isPresent() ? status.pid().getAsLong() : null,
        status.address().map(at -> at.getHostString() + ":" + at.getPort()).orElse(null),
        status.since().orElse(null),
        status.memoryBytes().isPresent()
            ? Math.round(status.memoryBytes().getAsLong() / MIB)
            : null,
        status.log().toString());
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
  }
}
