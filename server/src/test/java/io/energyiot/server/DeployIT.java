package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.server.deploy.DeployFiles;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the files in {@code deploy} ask a server for, it has. */
class DeployIT {
  private static final Duration GATHERED = Duration.ofSeconds(60);
  private static final String READING =
      "{\"device_id\":\"deployed\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":0.5}";

  private final ServerCalls http = RunningServer.http();

  @Test
  void eachProbedPathAnswers() {
    Set<String> paths = DeployFiles.probedPaths();
    assertThat(paths).hasSize(3);
    for (String path : paths) {
      assertThat(http.get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void eachMetricOfDashboardAndAlertsExists() {
    Set<String> wanted = DeployFiles.metrics();
    assertThat(wanted).hasSizeGreaterThan(10);
    http.await(
        GATHERED,
        answer -> {
          http.post(READING);
          return names(ServerCalls.text(answer)).containsAll(wanted);
        },
        "/q/metrics");
    assertThat(names(ServerCalls.text(http.get("/q/metrics")))).containsAll(wanted);
  }

  private static Set<String> names(String metrics) {
    return metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[ {]", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
