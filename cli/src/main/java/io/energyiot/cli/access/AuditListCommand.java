package io.energyiot.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.client.http.UrlParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists audit entries. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "List who did what, the newest first, a page at a time.",
      "The server is asked, which needs the role admin. Times without an offset are in the storage "
          + "zone."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy audit list",
      "  ./energy audit list --device MTR1 --from 2026-01-01",
      "  ./energy audit list --subject warehouse --operation 'POST /v1/keys' --json"
    })
final class AuditListCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "The earliest time (default: 24 hours before the end)")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The end, which is not included (default: now)")
  private String to;

  @Option(names = "--subject", paramLabel = "NAME", description = "Only what NAME did")
  private String subject;

  @Option(names = "--key", paramLabel = "ID", description = "Only what the API key ID did")
  private String key;

  @Option(
      names = "--device",
      paramLabel = "ID",
      description =
          "Only what was about this device, or about more than 100 devices, of which it may be one")
  private String device;

  @Option(
      names = "--operation",
      paramLabel = "TEXT",
      description = "Only this operation, as the list shows it")
  private String operation;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Show at most N entries, 1 to 1000 (default: 100)")
  private String limit;

  @Option(
      names = "--cursor",
      paramLabel = "TEXT",
      description = "Continue where the page that printed TEXT ended")
  private String cursor;

  @Override
  public Integer call() {
    UrlParameters question =
        UrlParameters.NONE
            .with("from", from)
            .with("to", to)
            .with("subject", subject)
            .with("key_id", key)
            .with("device", device)
            .with("operation", operation)
            .with("limit", limit)
            .with("cursor", cursor);
    JsonNode page = Output.parse(options.client().audit().page(question));
    Output output = options.output();
    output.result(page);
    if (page.path("entries").isEmpty()) {
      output.line("there is no such entry");
    }
    page.path("entries").forEach(each -> output.line("%s", line(each)));
    if (page.has("next_cursor")) {
      output.line("more by --cursor %s", page.path("next_cursor").asText());
    }
    return ExitStatus.DONE;
  }

  private static String line(JsonNode entry) {
    String key = entry.has("key_id") ? " (" + entry.path("key_id").asText() + ")" : "";
    List<String> words = new ArrayList<>();
    words.add(entry.path("at").asText());
    words.add(entry.path("subject").asText() + key);
    words.add(entry.path("address").asText("this machine"));
    words.add(entry.path("operation").asText());
    words.add(entry.path("result").asText());
    JsonNode devices = entry.path("devices");
    if (devices.has("ids")) {
      devices.path("ids").forEach(id -> words.add(id.asText()));
    } else if (devices.has("count")) {
      words.add(devices.path("count").asText() + " devices");
    }
    if (entry.has("target")) {
      words.add(entry.path("target").asText());
    }
    if (entry.has("from")) {
      words.add(entry.path("from").asText() + " to " + entry.path("to").asText());
    }
    if (entry.path("requests").asLong() > 1) {
      words.add(entry.path("requests").asText() + " requests");
    }
    return String.join("  ", words);
  }
}
