package io.energyiot.cli.access;

import picocli.CommandLine.Command;

/** Who did what. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Show who did what, and check that nothing of it was removed or changed.",
      "docs/security.md says what is noted."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AuditListCommand.class, AuditVerifyCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy audit list --device MTR1 --from 2026-01-01",
      "  ./energy audit verify --from 2026-01-01"
    })
public final class AuditCommand {}
