package io.energyiot.cli.access;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.model.config.Settings;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.audit.AuditSettings;
import io.energyiot.store.audit.CheckedChain;
import io.energyiot.store.audit.CheckedChain.State;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks the chains of the audit. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Check that no audit entry of some days was removed or changed.",
      "Reads Cassandra itself, not the server. Names the first break of each chain: its day, chain "
          + "and sequence. docs/security.md says what this can't show."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all chains are whole, or still open",
      "1:a chain is broken, or Cassandra does not answer",
      "2:your mistake: an option, a file, a setting",
      "3:a chain has no end: its process was killed, or its last entries were removed"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy audit verify",
      "  ./energy audit verify --from 2026-01-01 --to 2026-01-31 --json"
    })
final class AuditVerifyCommand implements Callable<Integer> {
  private static final int USUAL_DAYS = 31;

  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "The first day, in UTC (default: 30 days before the last)")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "The last day, in UTC (default: today)")
  private LocalDate to;

  @Override
  public Integer call() {
    LocalDate last = to == null ? LocalDate.now(ZoneOffset.UTC) : to;
    LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
    if (first.isAfter(last)) {
      throw new ParameterException(command.commandLine(), "--from is after --to");
    }
    Settings settings = options.runningSettings();
    List<CheckedChain> chains;
    try (EnergyStore store = EnergyStore.open(settings)) {
      chains = store.audits().check(first, last, AuditSettings.from(settings, true).keepDays());
    }
    Output output = options.output();
    output.result(chains.stream().map(AuditVerifyCommand::document).toList());
    chains.forEach(each -> output.line("%s", line(each)));
    long entries = chains.stream().mapToLong(CheckedChain::entries).sum();
    output.line(
        "%,d good entries in %,d chains, from %s to %s", entries, chains.size(), first, last);
    return status(chains);
  }

  private static Map<String, Object> document(CheckedChain chain) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("day", chain.day().toString());
    document.put("chain", chain.chain());
    document.put("entries", chain.entries());
    document.put("state", chain.state().name().toLowerCase(Locale.ROOT));
    if (chain.state() == State.BROKEN) {
      document.put("sequence", chain.sequence());
      document.put("reason", chain.reason());
    }
    return document;
  }

  private static String line(CheckedChain chain) {
    String state = chain.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String where =
        chain.state() == State.BROKEN
            ? " at sequence " + chain.sequence() + ": " + chain.reason()
            : "";
    return "%s  %s  %,d entries  %s%s"
        .formatted(chain.day(), chain.chain(), chain.entries(), state, where);
  }

  private static int status(List<CheckedChain> chains) {
    if (chains.stream().anyMatch(each -> each.state() == State.BROKEN)) {
      return ExitStatus.SYSTEM_FAILED;
    }
    return chains.stream().anyMatch(each -> each.state() == State.WITHOUT_END)
        ? ExitStatus.DONE_WITH_REJECTS
        : ExitStatus.DONE;
  }
}
