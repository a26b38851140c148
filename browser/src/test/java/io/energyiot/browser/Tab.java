package io.energyiot.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tab with a page of the dashboard, which notes what goes wrong in it. */
final class Tab implements AutoCloseable {
  private static final String AXE =
      "async () => { const found = await axe.run(); return found.violations"
          + ".filter(each => each.impact === 'serious' || each.impact === 'critical')"
          + ".map(each => each.id + ': ' + each.nodes.map(node => node.html).join(' ; ')); }";

  private static final String BYTES =
      "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
          + ".reduce((sum, each) => sum + each.encodedBodySize, 0)";

  private final BrowserContext context;
  private final Page page;
  private final String address;
  private final List<String> failures = new ArrayList<>();

  Tab(BrowserContext context, String address) {
    this.context = context;
    this.address = address;
    page = context.newPage();
    page.onPageError(failures::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            failures.add(message.text());
          }
        });
  }

  Page page() {
    return page;
  }

  /** Opens a view and waits until nothing in it is still on its way. */
  Tab open(String hash) {
    page.navigate(address + "/" + hash);
    return settled();
  }

  /** Waits until all parts of the view are filled. */
  Tab settled() {
    page.locator("main").waitFor();
    page.waitForFunction(
        "() => document.querySelectorAll('[aria-busy=true], .waiting, .is-loading').length === 0");
    return this;
  }

  Locator panel(String title) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** How many bytes of answers the page has needed so far, as they were on the wire. */
  long bytes() {
    return ((Number) page.evaluate(BYTES)).longValue();
  }

  /** Fails if axe finds something serious, if a script failed, or if the page is too wide. */
  void check() throws IOException {
    try (InputStream script = Tab.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(new String(script.readAllBytes(), UTF_8));
    }
    assertThat((List<?>) page.evaluate(AXE)).as("what axe finds").isEmpty();
    assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .as("what is over the edge")
        .isEqualTo(0);
    assertThat(failures).as("failures of scripts").isEmpty();
  }

  /** Keeps a picture of the whole page. */
  void picture(String name) {
    Path folder = Path.of(System.getProperty("basedir", "."), "target", "screenshots");
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
  }

  @Override
  public void close() {
    context.close();
  }
}
