package io.energyiot.cli.access;

import picocli.CommandLine.Command;

/** The API keys that clients show to the server. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = {
      "Make, list and revoke the API keys that clients show to the server.",
      "With a credential in ENERGY_KEY_FILE, access.key_file or server.token_file, the running "
          + "server is asked; otherwise the store of this machine, so that the first key can be "
          + "made. docs/security.md says what roles and scopes are."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {KeyCreateCommand.class, KeyListCommand.class, KeyRevokeCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy keys create --name warehouse --role admin --to admin.key",
      "  ./energy keys list",
      "  ./energy keys revoke k3x9q7ab"
    })
public final class KeysCommand {}
