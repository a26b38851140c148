package io.energyiot.bench.query;

import com.datastax.oss.driver.api.core.CqlSession;
import io.energyiot.bench.http.Latencies;
import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.CassandraBeans;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.machine.RunFolder;
import io.energyiot.bench.query.FoldReport.Row;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.platform.service.Service;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.CassandraSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a row a month instead of a row a day would bring. */
@Command(
    name = "fold",
    mixinStandardHelpOptions = true,
    description = {
      "Copy what 'bench query --keep DIR --load-only' has loaded into a table with a row a month,",
      "compact both tables, compare their bytes, and read a day, 30 days and a year by month from",
      "each, in turns. Nothing of this system uses that table: it is a trial."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all was measured and right", "1:something failed or was wrong"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench query --keep /mnt/year --load-only --no-peers",
      "  ./energy bench fold --keep /mnt/year"
    })
public final class FoldBench implements Callable<Integer> {
  private static final int SAMPLE = 20;

  @Mixin private BenchOptions options;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many meters are loaded there (default: 20000)")
  private long devices;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "365",
      description = "How many nights are loaded there (default: 365)")
  private int days;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How long each question is asked in a round (default: 5)")
  private int seconds;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many rounds; the first one warms up (default: 4)")
  private int rounds;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      required = true,
      description = "The folder of bench query")
  private Path keep;

  @Override
  public Integer call() {
    return options.run(
        () -> {
          RunFolder.use(Optional.of(keep), options.folder(), 0, this::measure);
          return ExitStatus.DONE;
        });
  }

  private void measure(RunFolder place) {
    HouseholdNights nights = new HouseholdNights(devices, days);
    Machine machine = Machine.now();
    try (LocalSystem system =
        new LocalSystem(place.data(options.settings()), EnumSet.of(Service.CASSANDRA))) {
      system.start();
      try (CqlSession session = Cassandra.connect(CassandraSettings.from(system.settings()));
          CassandraBeans beans = new CassandraBeans(system.system())) {
        FoldedRows rows = new FoldedRows(session, nights);
        long began = System.nanoTime();
        long packing = fold(rows);
        double foldSeconds = (System.nanoTime() - began) / 1e9;
        options.tell("compacting");
        beans.compact("energy", "day_block");
        beans.compact(MonthBlocks.KEYSPACE, MonthBlocks.NAME);
        check(rows, nights);
        new FoldReport(
                machine,
                nights.readings(),
                beans.bytesOf("energy", "day_block"),
                beans.bytesOf(MonthBlocks.KEYSPACE, MonthBlocks.NAME),
                foldSeconds,
                packing / 1e9,
                ask(rows))
            .print(options.output());
      }
    }
  }

  private long fold(FoldedRows rows) {
    long packing = 0;
    List<CompletionStage<?>> writes = new ArrayList<>();
    try (TaskProgress progress = TaskProgress.of("folding", "meters")) {
      for (long device = 1; device <= devices; device++) {
        packing += rows.fold(device, writes);
        progress.at(device, devices);
      }
    }
    FoldedRows.await(writes);
    return packing;
  }

  private void check(FoldedRows rows, HouseholdNights nights) {
    for (Question question : Question.values()) {
      Random random = new Random(SAMPLE);
      for (int i = 0; i < SAMPLE; i++) {
        AskedQuery asked = question.any(nights, random);
        nights.check("days", question, asked, rows.answer(question, asked, false));
        nights.check("months", question, asked, rows.answer(question, asked, true));
      }
    }
  }

  private List<Row> ask(FoldedRows rows) {
    List<Row> measured = new ArrayList<>();
    for (Question question : Question.values()) {
      options.tell("asking for " + question);
      Latencies ofDays = new Latencies();
      Latencies ofMonths = new Latencies();
      for (int round = 0; round < rounds; round++) {
        Duration time = Duration.ofSeconds(seconds);
        Latencies plain = rows.ask(question, false, time, new Random(round));
        Latencies folded = rows.ask(question, true, time, new Random(round));
        if (round > 0) {
          ofDays.add(plain);
          ofMonths.add(folded);
        }
      }
      measured.add(Row.of(question.toString(), ofDays, ofMonths));
    }
    return measured;
  }
}
