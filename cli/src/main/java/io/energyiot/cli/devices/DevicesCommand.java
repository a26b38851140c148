package io.energyiot.cli.devices;

import picocli.CommandLine.Command;

/** The device registry. */
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description = "Register, find and erase devices; find meters that have stopped reporting.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DeviceImportCommand.class,
      DeviceGetCommand.class,
      DeviceListCommand.class,
      DeviceSilentCommand.class,
      DeviceDeleteCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy devices import meters.csv",
      "  ./energy devices list --near 52.52,13.405 --radius 500",
      "  ./energy devices silent --since 2026-01-31"
    })
public final class DevicesCommand {}
