package io.energyiot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer, whose key shows one meter only, on a server that wants keys. */
class CustomerIT {
  @TempDir static Path scratch;

  private static Chromium chromium;
  private static OwnSystem system;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    chromium = Chromium.start();
    system = new OwnSystem(scratch, "access.keys=true");
    system.energy("up");
    system.energy(
        "keys", "create", "--name=office", "--role=admin", "--to=" + scratch.resolve("office.key"));
    system.energy(
        "keys",
        "create",
        "--name=customer",
        "--role=read",
        "--scope=device=OWN1",
        "--to=" + scratch.resolve("customer.key"));
    Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
    for (String device : new String[] {"OWN1", "OTHER1"}) {
      send("{\"device_id\":\"%s\",\"start\":\"%s\",\"value\":0.25}".formatted(device, hour));
    }
  }

  private static void send(String reading) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(system.address() + "/v1/readings"))
            .header("Authorization", "Bearer " + key("office"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(reading))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static String key(String name) throws IOException {
    return Files.readString(scratch.resolve(name + ".key")).strip();
  }

  @AfterAll
  static void end() throws IOException, InterruptedException {
    if (system != null) {
      system.down();
      chromium.close();
    }
  }

  @Test
  void aCustomerSignsInAndSeesTheOwnMeterOnly() throws IOException {
    try (Tab tab = chromium.tab(system.address(), Looks.LIGHT)) {
      tab.open("");
      tab.check();
      tab.picture("sign-in-light");
      tab.page().getByLabel("API key or token").fill("energy_nobodys");
      tab.button("Sign in").click();
      assertThat(tab.page().getByRole(AriaRole.ALERT)).containsText("does not take this key");

      tab.page().getByLabel("API key or token").fill(key("customer"));
      tab.button("Sign in").click();
      tab.page().locator(".cards").getByText("OWN1").click();
      tab.settled();
      assertThat(tab.panel("Usage")).containsText("0.250 kWh");
      tab.check();

      tab.open("#/meters/OTHER1");
      assertThat(tab.page().locator("main")).containsText("Nothing here");
      tab.open("#/loads");
      assertThat(tab.panel("All loads")).containsText("Not for you");
      tab.button("Sign out").click();
      assertThat(tab.page().getByLabel("API key or token")).isVisible();
      assertThat(tab.page().evaluate("() => sessionStorage.length")).isEqualTo(0);
    }
  }
}
