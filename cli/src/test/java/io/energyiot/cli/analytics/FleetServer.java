package io.energyiot.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.energyiot.cli.Run;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** A system in a folder of its own, asked by REST and by commands. */
final class FleetServer {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final DataFolder folder;
  private final int port;

  private FleetServer(DataFolder folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Takes a port; nothing is started. */
  static FleetServer in(DataFolder folder) throws IOException {
    Files.createDirectories(folder.path());
    return new FleetServer(folder, Ports.of(folder).address("server").getPort());
  }

  EnergySystem system(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("server.port", Integer.toString(port));
    settings.put("embedded.server.heap", "256m");
    settings.put("embedded.server.options", "-XX:TieredStopAtLevel=1");
    return TestFolders.system(folder, settings);
  }

  /** Runs a command that is to end well. */
  Run energy(String command, String... more) {
    return Run.in(folder, command, more).done();
  }

  JsonNode get(String address) throws IOException, InterruptedException {
    return get(address, 200);
  }

  JsonNode get(String address, int status) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + address);
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return MAPPER.readTree(answer.body());
  }
}
