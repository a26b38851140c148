package io.energyiot.bench.query;

import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.machine.BenchCredential;
import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.machine.RunFolder;
import io.energyiot.bench.query.QueryReport.Row;
import io.energyiot.cli.generate.GenerateCommand;
import io.energyiot.cli.output.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long answers take. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "Load a year of nights of made-up meters into a system of its own, one night after the other,",
      "wait for compaction, and ask over REST for a day and for 30 days of readings and for a year",
      "by month: with one client, and with many. Beside it the rows alone by CQL, DuckDB within this",
      "process and QuestDB by HTTP, in the same run. Answers are compared with the households first."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all was measured and right", "1:something failed or was wrong"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench query                                   a quarter of an hour or more",
      "  ./energy bench query --keep /mnt/year --load-only      load, to measure later",
      "  ./energy bench query --keep /mnt/year                  measure what is loaded there",
      "  ./energy bench query --keep /mnt/year --credentials none,key,jwt --no-peers",
      "  ./energy bench query --devices 2000 --days 60 --no-peers --json"
    })
public final class QueryBench implements Callable<Integer> {
  private static final long BYTES_A_METER_DAY = 500;
  private static final long BYTES_A_PEERS_METER_DAY = 8000;
  private static final long BYTES_OF_SERVERS = 3_000_000_000L;

  @Spec private CommandSpec command;
  @Mixin private BenchOptions options;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many meters are loaded (default: 20000)")
  private long devices;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "365",
      description = "How many nights, 1 to 365 (default: 365)")
  private int days;

  @Option(
      names = "--peer-devices",
      paramLabel = "N",
      defaultValue = "2000",
      description = "How many of the meters the others have; it takes long (default: 2000)")
  private long peerDevices;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "16",
      description = "How many clients ask at the same time (default: 16)")
  private int clients;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How long each question is asked, by one and by many (default: 5)")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "5",
      description = "For how many seconds before (default: 5)")
  private int warmUp;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many answers to each question are compared (default: 20)")
  private int sample;

  @Option(names = "--no-peers", description = "Leave DuckDB and QuestDB out")
  private boolean alone;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description =
          "Use this folder and keep it; what an earlier run has loaded there is not again")
  private Path keep;

  @Option(
      names = "--credentials",
      paramLabel = "KIND",
      split = ",",
      description =
          "What the clients of this system show, in turns: ${COMPLETION-CANDIDATES}. It is started "
              + "anew for each; with key and jwt it has the audit too (default: none)")
  private List<BenchCredential> credentials = List.of(BenchCredential.NONE);

  @Option(names = "--load-only", description = "Only load, with --keep")
  private boolean loadOnly;

  private final List<Row> rows = new ArrayList<>();
  private int sstables;

  @Override
  public Integer call() {
    GenerateCommand.checkDevices(devices, command);
    if (days < 1 || days > 365 || clients < 1 || seconds < 1 || peerDevices < 1) {
      throw wrong("--days is 1 to 365; --clients, --seconds and --peer-devices are positive");
    }
    if (loadOnly && keep == null) {
      throw wrong("--load-only needs --keep");
    }
    return options.run(this::run);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private int run() {
    RunFolder.use(Optional.ofNullable(keep), options.folder(), bytes(), this::measure);
    return ExitStatus.DONE;
  }

  private long bytes() {
    long ours = devices * days * BYTES_A_METER_DAY;
    long others = alone ? 0 : peersNights().devices() * days * BYTES_A_PEERS_METER_DAY;
    return BYTES_OF_SERVERS + ours + others;
  }

  private HouseholdNights peersNights() {
    return new HouseholdNights(Math.min(devices, peerDevices), days);
  }

  private void measure(RunFolder place) {
    Path data = place.data(options.settings());
    List<QuerySubject> subjects = new ArrayList<>();
    for (BenchCredential each : credentials) {
      subjects.add(new EnergyRest(data, new HouseholdNights(devices, days), each, options::tell));
    }
    if (!alone) {
      subjects.add(new DuckDbEmbedded(place.inner("duckdb"), peersNights()));
      subjects.add(new QuestDbHttp(place.inner("questdb"), peersNights()));
    }
    for (QuerySubject each : subjects) {
      place.once(each.getClass().getSimpleName(), each.nights().toString(), () -> load(each));
    }
    if (loadOnly) {
      return;
    }
    Machine machine = Machine.now();
    for (QuerySubject each : subjects) {
      measure(each);
    }
    new QueryReport(machine, days, sstables, sample, rows).print(options.output());
  }

  private void load(QuerySubject subject) {
    options.tell("loading " + subject.label() + ", " + subject.nights().readings() + " readings");
    subject.load();
  }

  private void measure(QuerySubject subject) {
    try (subject) {
      options.tell("starting " + subject.label());
      subject.start();
      for (Question question : Question.values()) {
        check(subject, question);
        options.tell("asking " + subject.label() + " for " + question);
        rows.add(ask(subject, question));
      }
      if (subject instanceof EnergyRest ours && sstables == 0) {
        measureRows(ours);
      }
    }
  }

  private void check(QuerySubject subject, Question question) {
    Random random = new Random(sample);
    for (int i = 0; i < sample; i++) {
      AskedQuery asked = question.any(subject.nights(), random);
      subject.nights().check(subject.label(), question, asked, subject.answer(question, asked));
    }
  }

  private Row ask(QuerySubject subject, Question question) {
    Random random = new Random(1);
    Duration time = Duration.ofSeconds(seconds);
    subject.ask(question, clients, Duration.ofSeconds(warmUp), random);
    Outcome one = subject.ask(question, 1, time, random);
    Outcome many = subject.ask(question, clients, time, random);
    return new Row(
        question.toString(), subject.label(), subject.nights().devices(), clients, one, many);
  }

  private void measureRows(EnergyRest ours) {
    try (Compaction compaction = ours.compaction();
        CassandraRows cassandra = new CassandraRows(ours.settings(), ours.nights())) {
      sstables = ours.sstablesOfAYear(compaction);
      for (Question question : Question.values()) {
        cassandra.ask(question, Duration.ofSeconds(warmUp), new Random(2));
        Outcome one = cassandra.ask(question, Duration.ofSeconds(seconds), new Random(1));
        rows.add(
            new Row(question.toString(), cassandra.label(), ours.nights().devices(), 1, one, null));
      }
    }
  }
}
