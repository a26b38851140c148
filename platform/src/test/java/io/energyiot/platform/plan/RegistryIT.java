package io.energyiot.platform.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.StorePasswords;
import io.energyiot.platform.run.ServiceStatus;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records name their schema by number for years: a number must never come to mean another one. */
class RegistryIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final DataFolder folder = TestFolders.guarded("the registry");
  private final EnergySystem system =
      TestFolders.system(folder, Map.of()).only(EnumSet.of(Service.REGISTRY));

  @Test
  void aRegistryThatIsKilledKeepsEachSchemasNumber() throws Exception {
    ServiceStatus first = system.up(StartProgress.SILENT).get(0);
    InetSocketAddress address = first.address().orElseThrow();
    String a = register(address, "a");
    String b = register(address, "b");
    assertThat(a).matches("\\{\"id\":\\d+}").isNotEqualTo(b);

    ProcessHandle process = ProcessHandle.of(first.pid().orElseThrow()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    assertThat(system.up(StartProgress.SILENT).get(0).address()).contains(address);
    assertThat(register(address, "b")).isEqualTo(b);
    assertThat(register(address, "a")).isEqualTo(a);
    assertThat(register(address, "c")).isNotIn(a, b);
    system.down(StartProgress.SILENT);
  }

  private String register(InetSocketAddress address, String name)
      throws IOException, InterruptedException {
    String schema =
        "{\\\"type\\\":\\\"enum\\\",\\\"name\\\":\\\"" + name + "\\\",\\\"symbols\\\":[]}";
    URI uri = URI.create(SchemaRegistryPlan.url(address) + "/subjects/" + name + "/versions");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .header("Authorization", "Basic " + login())
            .POST(BodyPublishers.ofString("{\"schema\":\"" + schema + "\"}"))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString()).body();
  }

  private String login() {
    String both = StorePasswords.USER + ":" + new StorePasswords(folder).password(Service.REGISTRY);
    return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }
}
