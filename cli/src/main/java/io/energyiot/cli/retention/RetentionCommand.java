package io.energyiot.cli.retention;

import io.energyiot.cli.access.CommandAudit;
import io.energyiot.cli.machine.Stoppable;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.load.retention.RetentionRun;
import io.energyiot.loader.node.SystemNode;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.retention.RetentionPolicies;
import io.energyiot.store.retention.RetentionReceipt;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deletes what the retention policies don't keep. */
@Command(
    name = "retention",
    mixinStandardHelpOptions = true,
    subcommands = RetentionListCommand.class,
    description = {
      "Delete days that are older than their policies keep them.",
      "Without --yes, only counts. The settings retention.NAME.channels and retention.NAME.keep "
          + "make a policy. A run that was cut off is finished by the next one. With a Cassandra "
          + "on this machine, frees the disk too; on a cluster, run nodetool compact on one node "
          + "after the other."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:counted or deleted, or nothing had expired",
      "1:the system failed; do it again",
      "2:a policy is wrong, or there is none"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy retention                count what would go, by channel and year",
      "  ./energy retention --yes          delete it",
      "  ./energy retention list           show what was deleted"
    })
public final class RetentionCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(names = "--dry-run", description = "Count what would go, and change nothing (default)")
  private boolean dryRun;

  @Option(names = "--yes", description = "Delete it")
  private boolean yes;

  @Override
  public Integer call() {
    if (dryRun && yes) {
      throw new ParameterException(command.commandLine(), "--dry-run and --yes exclude each other");
    }
    Settings settings = options.runningSettings();
    RetentionPolicies policies = RetentionPolicies.from(settings);
    if (policies.policies().isEmpty()) {
      throw new EnergyException(
          ErrorCode.PARAMETER_INVALID,
          "there is no policy: set retention.NAME.channels and retention.NAME.keep");
    }
    try (EnergyStore store = EnergyStore.open(settings)) {
      RetentionReceipt done = Stoppable.run(() -> run(store, settings, policies));
      options.output().result(RetentionDocument.of(done));
      RetentionText.print(done, options.output());
      return ExitStatus.DONE;
    }
  }

  private RetentionReceipt run(EnergyStore store, Settings settings, RetentionPolicies policies) {
    try (TaskProgress bar = TaskProgress.ofPercent(yes ? "deleting" : "counting")) {
      RetentionRun run =
          new RetentionRun(
              store,
              SystemNode.of(options.system(), settings, store),
              options.folder().loads(),
              policies,
              now -> bar.at(now.percent(), days(now)));
      if (!yes) {
        return run.count();
      }
      CommandAudit.note(settings, store, "retention", run.id().toString()); // before any deletion
      return run.delete();
    }
  }

  private static String days(RetentionReceipt now) {
    return String.format(Locale.ROOT, "%,d days of series", now.seriesDays());
  }
}
