package io.energyiot.cli.receipts;

import picocli.CommandLine.Command;

/** What loads have done, and taking it back. */
@Command(
    name = "loads",
    mixinStandardHelpOptions = true,
    description = "List loads, show what became of one, take one back.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LoadListCommand.class,
      LoadShowCommand.class,
      LoadCancelCommand.class,
      LoadUndoCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy loads list",
      "  ./energy loads show 8cb11000-fe48-11f0-8001-0123456789ab",
      "  ./energy loads cancel 8cb11000-fe48-11f0-8001-0123456789ab",
      "  ./energy loads undo 8cb11000-fe48-11f0-8001-0123456789ab --dry-run"
    })
public final class LoadsCommand {}
