package io.energyiot.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer, the operator of the morning, and somebody who chases a bad meter. */
class DashboardIT {
  private static final int MAX_FIRST_VIEW = 300_000;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 17);

  @TempDir static Path scratch;

  private static Chromium chromium;
  private static OwnSystem system;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    chromium = Chromium.start();
    system = new OwnSystem(scratch, "storage.zone=Europe/Berlin");
    system.energy("demo", "--devices=500", "--history=50", "--date=" + DAY);
  }

  @AfterAll
  static void end() throws IOException, InterruptedException {
    if (system != null) {
      system.down();
      chromium.close();
    }
  }

  private static Tab tab(Looks looks) {
    return chromium.tab(system.address(), looks);
  }

  @Test
  void aNewcomerFindsTheWayToAMeter() throws IOException {
    try (Tab tab = tab(Looks.LIGHT)) {
      tab.open("");
      assertThat(tab.bytes()).as("first view").isBetween(10_000L, (long) MAX_FIRST_VIEW);
      assertThat(tab.page()).hasTitle("Fleet · Energy IoT");
      assertThat(tab.panel("All meters")).containsText("512");
      assertThat(tab.panel("Regions")).containsText("Hamburg");
      tab.page().locator("nav").getByText("Meters").click();
      tab.settled();
      Locator search = tab.page().getByLabel("Find a meter");
      search.fill("region=Berlin");
      assertThat(tab.page().locator(".found a").first()).containsText("Berlin");
      search.fill("MTR00000007");
      search.press("Enter");
      assertThat(tab.page().locator("h1")).hasText("MTR00000007");
      tab.settled();
      assertThat(tab.panel("Usage")).containsText("Load factor");
      tab.check();
    }
  }

  @Test
  void theOperatorSeesTheNightAndLoadsAFile() throws IOException {
    try (Tab tab = tab(Looks.LIGHT)) {
      tab.open("#/fleet");
      assertThat(tab.panel("Last load")).containsText("done");
      assertThat(tab.panel("Meters to look at")).containsText("silent");
      tab.page().locator("button.finding", new Page.LocatorOptions().setHasText("stuck")).click();
      assertThat(tab.page().locator(".finding-list a").first()).hasText("MTR00000015");
      tab.check();

      tab.open("#/loads");
      assertThat(tab.panel("All loads").locator("tbody tr")).hasCount(4);
      String file =
          "device_id,metric_time,metric_name,metric_value\nDROPPED,2026-11-17 10:00:00,KWH,0.5\nDROPPED,then,KWH,1\n";
      tab.page()
          .locator("#upload-file")
          .setInputFiles(
              new FilePayload("late.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
      tab.button("Check").click();
      assertThat(tab.panel("Load a file")).containsText("1 readings of 1 meter-days");
      assertThat(tab.panel("Load a file")).containsText("1 rejected");
      tab.button("Load").click();
      assertThat(tab.panel("Load a file")).containsText("It is loaded");
      tab.check();
    }
  }

  @Test
  void aBadMeterTellsWhatWasKnownWhen() throws IOException {
    try (Tab tab = tab(Looks.LIGHT)) {
      LocalDate corrected = DAY.minusDays(3);
      tab.open("#/meters/MTR00000007?from=" + corrected + "&to=" + corrected.plusDays(1));
      Locator versions = tab.panel("What was known when");
      assertThat(versions).containsText("32 intervals corrected");
      Locator slider = versions.getByRole(AriaRole.SLIDER);
      String now = slider.getAttribute("aria-valuetext");
      slider.press("ArrowLeft");
      assertThat(slider).not().hasAttribute("aria-valuetext", now);
      versions.getByRole(AriaRole.BUTTON).first().click();
      assertThat(versions.locator("code").first()).containsText("as_of=");

      Locator chart = tab.panel("Readings").locator("[role=application]");
      chart.press("ArrowDown");
      assertThat(tab.page()).hasURL(Pattern.compile(".*from=2026-11-13T11.*"));
      Download csv =
          tab.page()
              .waitForDownload(
                  () -> tab.panel("Readings").getByLabel("Download").selectOption("csv"));
      assertThat(Files.readAllLines(csv.path())).hasSizeGreaterThan(150);
      tab.check();
    }
  }

  @Test
  void aDayOfTwentyFiveHoursIsTwentyFiveHoursWide() {
    try (Tab tab = tab(Looks.LIGHT)) {
      tab.open("#/meters/MTR00000003");
      tab.button("3 months").click();
      tab.settled();
      Object widths =
          tab.page()
              .evaluate(
                  "() => [...document.querySelectorAll('.bar-room')].map(each => each.getBBox().width)");
      assertThat((List<?>) widths).hasSizeBetween(13, 15);
      tab.open("#/meters/MTR00000003?from=2026-10-24T22:00:00Z&to=2026-10-25T23:00:00Z");
      tab.panel("Readings").getByText("As a table").click();
      assertThat(tab.panel("Readings").locator("tbody tr")).hasCount(100);
    }
  }

  @Test
  void aReadingThatIsSentAppears() throws IOException {
    try (Tab tab = tab(Looks.DARK)) {
      tab.open("#/live");
      tab.page().locator("input[name=device_id]").fill("SENT1");
      tab.page().locator("input[name=value]").fill("0.125");
      tab.button("Send").click();
      assertThat(tab.panel("Send a reading")).containsText("Readable");
      assertThat(tab.panel("Readings as they come").locator("tr.is-new").first())
          .containsText("SENT1");
      tab.check();
    }
  }

  @Test
  void itIsPleasantInLightAndDarkAndOnAPhone() throws IOException {
    for (Looks looks : List.of(Looks.LIGHT, Looks.DARK, Looks.PHONE)) {
      String name =
          looks.equals(Looks.LIGHT) ? "light" : looks.equals(Looks.DARK) ? "dark" : "phone";
      try (Tab tab = tab(looks)) {
        for (String view : List.of("fleet", "meters/MTR00000007", "loads", "live")) {
          tab.open("#/" + view);
          tab.page().waitForTimeout(1_500); // for the first figures that are asked for every second
          tab.check();
          tab.picture(view.replaceAll("s?/.*", "") + "-" + name);
        }
      }
    }
  }
}
