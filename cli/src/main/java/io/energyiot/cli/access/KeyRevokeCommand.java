package io.energyiot.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Revokes an API key. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = {
      "Revoke an API key for good.",
      "Within 10 seconds no server takes it any more. Make a new key in its place."
    },
    footerHeading = "%nExamples:%n",
    footer = "  ./energy keys revoke k3x9q7ab")
final class KeyRevokeCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Parameters(paramLabel = "ID", description = "The key's id, as keys list shows it")
  private String id;

  @Option(names = "--here", description = "Use the store of this machine, not the server")
  private boolean here;

  @Override
  public Integer call() {
    JsonNode key = new AskedKeys(options, here).revoke(id);
    Output output = options.output();
    output.result(key);
    output.line("key %s of %s is revoked", id, key.path("name").asText());
    return ExitStatus.DONE;
  }
}
