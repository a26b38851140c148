package io.energyiot.bench.peers;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** This system beside others; {@code ./energy bench peers}. */
@Command(
    name = "peers",
    mixinStandardHelpOptions = true,
    description = "Measure this system and others side by side, on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  ./energy bench peers load", "  ./energy bench peers load --help"},
    subcommands = {PeersLoad.class, CommandLine.HelpCommand.class})
public final class PeersBench {}
