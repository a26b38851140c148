package io.energyiot.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.client.access.CredentialFile;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes an API key. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = {
      "Make an API key, and show it this once.",
      "Only a hash of it is stored. Set access.keys=true for the server to ask for keys."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy keys create --name warehouse --role admin --to admin.key",
      "  ./energy keys create --name 'field system' --role ingest --expires P90D",
      "  ./energy keys create --name portal --role read --scope device=MTR1 --scope device=MTR2",
      "  ./energy keys create --name MTR1 --role read --role ingest --scope device=MTR1"
    })
final class KeyCreateCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "Says for people who has the key, 1 to 64 characters")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description =
          "What it is for: ingest, read, operate or admin, which includes the others; "
              + "repeated for several")
  private List<String> roles;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "The devices that it sees: device=ID, repeated for several; or one of customer=, "
              + "region=, tariff=, feeder= with a value of the device registry, which the server "
              + "refuses nearly everywhere for now (default: all)")
  private List<String> scope = List.of("*");

  @Option(
      names = "--expires",
      paramLabel = "WHEN",
      converter = KeyExpiry.class,
      description =
          "When it ends: a date in UTC, an instant, or a period from now such as P90D "
              + "(default: never)")
  private Instant expires;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Write the key to a new file that only you can read, and don't show it")
  private Path file;

  @Option(names = "--here", description = "Use the store of this machine, not the server")
  private boolean here;

  @Override
  public Integer call() {
    WantedKey wanted = new WantedKey(name, roles, scope, expires);
    wanted.checked();
    AskedKeys keys = new AskedKeys(options, here);
    JsonNode made = file == null ? keys.create(wanted) : createInFile(keys, wanted);
    Output output = options.output();
    output.line("%s", KeyLines.created(made));
    if (file == null) {
      output.line("it is shown only now:");
      output.line("%s", made.path("key").asText());
    } else {
      output.line("it is in %s, and nowhere else", file);
    }
    output.result(made);
    return ExitStatus.DONE;
  }

  private JsonNode createInFile(AskedKeys keys, WantedKey wanted) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new EnergyException(ErrorCode.WRITE_FAILED, file + " exists already; name a new file");
    }
    CredentialFile target = CredentialFile.create(file);
    boolean written = false;
    try {
      ObjectNode made = (ObjectNode) keys.create(wanted);
      write(target, keys, made);
      written = true;
      return made.put("file", file.toString());
    } finally {
      if (!written) {
        target.delete();
      }
    }
  }

  /** Takes the text out of {@code made} and writes it, or nobody must have a use for it. */
  private static void write(CredentialFile target, AskedKeys keys, ObjectNode made) {
    try {
      target.write(made.remove("key").asText());
    } catch (EnergyException e) {
      String id = made.path("id").asText();
      keys.revoke(id);
      throw new EnergyException(
          e.code(), e.getMessage() + "; so the new key, " + id + ", is revoked", e);
    }
  }
}
