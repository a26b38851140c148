package io.energyiot.cli.devices;

import io.energyiot.cli.access.CommandAudit;
import io.energyiot.cli.machine.Stoppable;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.load.device.DeviceImporter;
import io.energyiot.load.device.ImportedDevices;
import io.energyiot.loader.node.SystemNode;
import io.energyiot.model.config.Settings;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadRoute;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers the devices of files. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Register devices from CSV files.",
      "Writes them straight into Cassandra: few by CQL, many as SSTables. The first line "
          + "names the columns: device_id, latitude, longitude, region, tariff, feeder, customer, "
          + "interval, unit, installed, removed. Only device_id is required. An empty field "
          + "deletes what was known; a field without a column stays as it is. A line that breaks "
          + "a rule is listed, and the others are stored. Importing a file again changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy devices import meters.csv",
      "  ./energy devices import --json north.csv south.csv"
    })
final class DeviceImportCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files, UTF-8")
  private List<Path> files;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description =
          "How to write to Cassandra: sstable-import, on its own machine; sstable-stream, to "
              + "another machine or a cluster; cql, to any store (default: the quickest for the "
              + "size of the files)")
  private String path;

  @Override
  public Integer call() {
    ImportedDevices imported = importFiles();
    print(imported);
    return imported.rejected() == 0 ? ExitStatus.DONE : ExitStatus.DONE_WITH_REJECTS;
  }

  private ImportedDevices importFiles() {
    Settings settings = options.runningSettings();
    try (EnergyStore store = EnergyStore.open(settings);
        TaskProgress bar = TaskProgress.ofPercent("importing")) {
      DeviceImporter importer =
          new DeviceImporter(
              store,
              SystemNode.of(options.system(), settings, store),
              options.folder().loads(),
              Optional.ofNullable(path).map(LoadRoute::parse),
              bar::at);
      ImportedDevices imported = Stoppable.run(() -> importer.run(files));
      CommandAudit.note(
          settings, store, "devices import", "%,d devices".formatted(imported.devices()));
      return imported;
    }
  }

  private void print(ImportedDevices imported) {
    Output output = options.output();
    output.result(imported);
    imported
        .rejects()
        .forEach(
            each ->
                output.line(
                    "%s:%d: %s [%s]", each.file(), each.line(), each.detail(), each.code()));
    output.line(
        "%,d devices in %.2f s, %,.0f devices/s; %,d lines rejected",
        imported.devices(), imported.seconds(), imported.devicesPerSecond(), imported.rejected());
  }
}
