package io.energyiot.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.energyiot.cli.Run;
import io.energyiot.platform.fixture.TestSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A system asked by REST and by commands. */
final class FleetServer {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final TestSystem system;

  FleetServer(TestSystem system) {
    this.system = system;
  }

  /** Runs a command that is to end well. */
  Run energy(String command, String... more) {
    return Run.in(system.folder(), command, more).done();
  }

  JsonNode get(String address) throws IOException, InterruptedException {
    return get(address, 200);
  }

  JsonNode get(String address, int status) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + system.address().getPort() + address);
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return MAPPER.readTree(answer.body());
  }
}
