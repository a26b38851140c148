package io.energyiot.cli.load;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.jobs.Job;
import io.energyiot.jobs.SourceTable;
import io.energyiot.load.LoadResult;
import io.energyiot.model.Interval;
import io.energyiot.model.config.SecretFile;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads a table that has a row a reading into the store. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Load a table of Cassandra that has a row a reading.",
      "Spark reads the table range by range, and each range is loaded as a file is: rows that "
          + "break a rule are listed, and a range that was loaded before is skipped. If a "
          + "migration is cut off, the same command finishes it. The table is not changed."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all ranges are loaded",
      "1:the system failed; do it again",
      "2:there is no such table or column, or there are too many rejects",
      "3:loaded, but some rows were rejected"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy migrate --from demo.raw_metrics",
      "  ./energy migrate --from plant.power --device meter --channel KW --time at --value v",
      "  ./energy migrate --from demo.raw_metrics --contact-points old1:9042,old2:9042"
    })
public final class MigrateCommand implements Callable<Integer> {
  private static final int MAX_PARTS = 4096;
  private static final String NAME = "[A-Za-z][A-Za-z0-9_]{0,47}";

  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--from",
      paramLabel = "KEYSPACE.TABLE",
      required = true,
      description = "The table, by its names as Cassandra has them")
  private String from;

  @Option(
      names = "--device",
      paramLabel = "COLUMN",
      defaultValue = "device_id",
      description = "The column of the device's id (default: device_id)")
  private String device;

  @Option(
      names = "--channel",
      paramLabel = "COLUMN|TEXT",
      defaultValue = "metric_name",
      description =
          "The column of the channel. If the table has no such column: the channel of all rows "
              + "(default: metric_name)")
  private String channel;

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      defaultValue = "metric_time",
      description =
          "The column of the start of the interval: a timestamp, or a bigint of milliseconds since "
              + "1970 (default: metric_time)")
  private String time;

  @Option(
      names = "--value",
      paramLabel = "COLUMN",
      defaultValue = "metric_value",
      description = "The column of the value: a number of any type (default: metric_value)")
  private String value;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "PT15M",
      description = "The length of all intervals (default: PT15M)")
  private String interval;

  @Option(
      names = "--parts",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "Into how many ranges the table is cut, up to 4096. Only with the same number, ranges "
              + "that were loaded before are skipped (default: 64)")
  private int parts;

  @Option(
      names = "--max-rejects",
      paramLabel = "N|P%",
      description = "Store nothing of a range that has more rejects, or a larger share of them")
  private String maxRejects;

  @Option(
      names = "--contact-points",
      paramLabel = "HOST:PORT,…",
      description = "The cluster that has the table (default: that of the store)")
  private String contactPoints;

  @Option(
      names = "--datacenter",
      paramLabel = "NAME",
      defaultValue = "datacenter1",
      description = "Its datacenter to be asked (default: datacenter1)")
  private String datacenter;

  @Option(names = "--username", paramLabel = "NAME", description = "The user there")
  private String username;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file that only its owner may read, with the user's password")
  private Path passwordFile;

  @Override
  public Integer call() {
    Job.Migrate job = job();
    try (EnergyStore store = EnergyStore.open(options.runningSettings())) {
      LoadResult result = new SparkLoad(options, store, job, job.id()).run();
      LoadCommand.tell(result, options, command);
      return LoadCommand.status(result);
    }
  }

  private Job.Migrate job() {
    String[] names = from.split("\\.", -1);
    failOnMistake(
        names.length != 2 || !names[0].matches(NAME) || !names[1].matches(NAME),
        "--from is KEYSPACE.TABLE, not " + from);
    failOnMistake(parts < 1 || parts > MAX_PARTS, "--parts is 1 to " + MAX_PARTS);
    failOnMistake(
        contactPoints == null && (username != null || passwordFile != null),
        "--username and --password-file need --contact-points");
    failOnMistake(
        (username == null) != (passwordFile == null),
        "--username and --password-file need each other");
    UUID id = LoadReceipt.newId();
    return new Job.Migrate(
        id,
        new SourceTable(names[0], names[1], device, channel, time, value, cluster()),
        parts,
        options.folder().loads().resolve(id.toString()).toAbsolutePath().toString(),
        Interval.parseLength(interval),
        maxRejects);
  }

  private Map<String, String> cluster() {
    Map<String, String> cluster = new HashMap<>();
    if (contactPoints != null) {
      cluster.put("cassandra.contact_points", contactPoints);
      cluster.put("cassandra.local_datacenter", datacenter);
    }
    if (username != null) {
      cluster.put("cassandra.username", username);
      cluster.put("cassandra.password", SecretFile.read(passwordFile));
    }
    return cluster;
  }

  private void failOnMistake(boolean mistaken, String what) {
    if (mistaken) {
      throw new ParameterException(command.commandLine(), what);
    }
  }
}
