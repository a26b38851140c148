package io.energyiot.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the API keys. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List all API keys, the newest first, also those that are revoked.",
    footerHeading = "%nExamples:%n",
    footer = "  ./energy keys list")
final class KeyListCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Option(names = "--here", description = "Use the store of this machine, not the server")
  private boolean here;

  @Override
  public Integer call() {
    JsonNode keys = new AskedKeys(options, here).list();
    Output output = options.output();
    output.result(keys);
    if (keys.isEmpty()) {
      output.line("there is no API key; make one by ./energy keys create");
    }
    Instant now = Instant.now();
    keys.forEach(key -> output.line("%s", KeyLines.listed(key, now)));
    return ExitStatus.DONE;
  }
}
