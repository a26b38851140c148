package io.energyiot.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The browser of the machine, which is installed if it is missing and that is possible. */
final class Chromium implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final long INSTALL_MINUTES = 10;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(List.of("--no-sandbox"))); // for root; it sees our own pages only
  }

  /** Starts it. The test is skipped where there is none and none can be installed. */
  static Chromium start() throws IOException, InterruptedException {
    Optional<Path> found = find();
    if (found.isEmpty()) {
      install();
      found = find();
    }
    Assumptions.assumeTrue(
        found.isPresent(),
        "there is no Chromium, and apt-get can't install it; install it for the browser tests");
    return new Chromium(found.get());
  }

  private static Optional<Path> find() {
    return Stream.concat(Optional.ofNullable(System.getenv("CHROMIUM")).stream(), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void install() throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return;
    }
    String commands = "apt-get update -qq && apt-get install -y -qq chromium";
    ProcessBuilder apt = new ProcessBuilder("/bin/sh", "-c", commands);
    apt.environment().put("DEBIAN_FRONTEND", "noninteractive");
    Process installing =
        apt.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    if (!installing.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
      installing.destroy();
    }
  }

  /** Opens a tab in a browser that nobody has used yet. */
  Tab tab(String address, Looks looks) {
    return new Tab(
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(looks.width(), looks.height())
                .setColorScheme(looks.scheme())
                .setLocale(looks.locale())
                .setTimezoneId("Europe/Berlin")
                .setDeviceScaleFactor(looks.scale())),
        address);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
