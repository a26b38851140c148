package io.energyiot.bench.stream;

import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.http.RequestDriver;
import io.energyiot.bench.machine.BenchCredential;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.machine.RunFolder;
import io.energyiot.bench.machine.Scratch;
import io.energyiot.bench.peers.system.QuestDb;
import io.energyiot.bench.stream.StreamReport.Row;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.client.EnergyClient;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many readings a second are taken by POST. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    description = {
      "Post readings of made-up meters to a system of its own as fast as they are acknowledged, in",
      "each of the forms, measure how soon they are readable, ask for some meters over REST and",
      "compare every value; the same to QuestDB by its line protocol. The client is one thread.",
      "Parts: one; ndjson and compact (whole days of single meters, about 5,000 readings a request);",
      "intervals (an interval of 5,000 meters a request, while single readings are looked for),",
      "readable (the same at half the rate); days (as compact, while readings are looked for)."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all was measured and read back", "1:something failed or was wrong"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench stream",
      "  ./energy bench stream --only one,ndjson --seconds 20 --json",
      "  ./energy bench stream --only intervals,readable --rate 60000 --no-peers",
      "  ./energy bench stream --only one --credentials none,key,jwt --no-peers",
      "  ./energy bench stream --only days --rate 300000 --no-peers"
    })
public final class StreamBench implements Callable<Integer> {
  private static final long BYTES_NEEDED = 10_000_000_000L;
  private static final long DRAIN_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final String MARKER = "MARKER";
  private static final String OURS = "Energy IoT";
  private static final double FAST = Double.POSITIVE_INFINITY;

  @Spec private CommandSpec command;
  @Mixin private BenchOptions options;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "What is measured: ${COMPLETION-CANDIDATES} (default: all)")
  private List<StreamPart> only = List.of(StreamPart.values());

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long each part sends (default: 60)")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "20",
      description = "Seconds that each part sends before, for other meters (default: 20)")
  private int warmUp;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "64",
      description = "Connections for one reading a request; others take 8 at most (default: 64)")
  private int connections;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Readings a second of intervals and days (default: as many as are taken)")
  private Double rate;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How many meters each part has (default: 5000)")
  private int devices;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many meters of each part are asked for afterwards (default: 20)")
  private int sample;

  @Option(
      names = "--credentials",
      paramLabel = "KIND",
      split = ",",
      description =
          "What the clients of this system show, in turns: ${COMPLETION-CANDIDATES}. It is started "
              + "anew for each; with key and jwt it has the audit too (default: none)")
  private List<BenchCredential> credentials = List.of(BenchCredential.NONE);

  @Option(names = "--no-peers", description = "Leave QuestDB out")
  private boolean alone;

  private static final long OTHER_METERS = 50_000_000;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final List<Row> rows = new ArrayList<>();

  /** Where posts go, and what they show there. */
  private record Target(InetSocketAddress address, Optional<String> credential) {}

  @Override
  public Integer call() {
    if (seconds < 1 || connections < 1 || devices < 1 || (rate != null && rate <= 0)) {
      throw new ParameterException(
          command.commandLine(), "--seconds, --connections, --devices and --rate must be positive");
    }
    return options.run(this::run);
  }

  private int run() {
    Machine machine = Machine.now();
    try (Scratch scratch = Scratch.in(options.folder(), BYTES_NEEDED)) {
      credentials.forEach(each -> measureOurs(scratch, each));
      if (!alone) {
        measureQuestDb(scratch, "QuestDB", false);
        measureQuestDb(scratch, "QuestDB, synced", true);
      }
      new StreamReport(machine, connections, sample, rows).print(options.output());
      return ExitStatus.DONE;
    }
  }

  private void measureOurs(Scratch scratch, BenchCredential credential) {
    String name = credential.named(OURS);
    try (Scratch own = scratch.inner("turn-" + rows.size());
        LocalSystem system =
            LocalSystem.withoutLoader(new RunFolder(own.path()).data(options.settings()))
                .wanting(credential)) {
      options.tell("starting a system");
      system.start();
      EnergyClient server = new EnergyClient(system.address(), system.credential());
      for (StreamPart part : only) {
        options.tell(name + ", " + part);
        measure(name, part, system, server);
      }
    }
  }

  private void measure(String name, StreamPart part, LocalSystem system, EnergyClient server) {
    Posts posts = posts(part, part.body(), part.first());
    Target target = new Target(system.socketAddress(), system.credential());
    warmUp(target, part, part.body());
    Lookout.awaitStored(server, MARKER + part + "-warm-", today);
    Outcome sent;
    Lookout.Times times = null;
    if (part.isLooking()) {
      try (Lookout lookout = new Lookout(system, server, MARKER + part, today)) {
        sent = send(target, part, posts, rateOf(part));
        times = lookout.end();
      }
    } else {
      sent = send(target, part, posts, FAST);
    }
    Lookout.awaitStored(server, MARKER + part + '-', today);
    posts.check(server, sample, new Random(1));
    rows.add(new Row(part.toString(), name, sent, times, null));
  }

  /** Readings a second. */
  private double rateOf(StreamPart part) {
    double whole =
        rate != null
            ? rate
            : rows.stream()
                .filter(each -> each.part().equals(StreamPart.INTERVALS.toString()))
                .mapToDouble(Row::readingsPerSecond)
                .findFirst()
                .orElse(FAST);
    return part == StreamPart.READABLE ? whole / 2 : rate == null ? FAST : rate;
  }

  /** Whole days come device by device, but to others in the order of time, which they like best. */
  private Posts posts(StreamPart part, Body body, long first) {
    boolean byDevice = part.isByDevice() && body != Body.LINE_PROTOCOL;
    int each = byDevice ? part.readings() : Math.min(part.readings(), devices);
    return new Posts(body, byDevice, today, first, devices, each);
  }

  /** Sends for meters that nobody asks for; returns how many readings. */
  private long warmUp(Target target, StreamPart part, Body body) {
    if (warmUp == 0 || part == StreamPart.READABLE) {
      return 0;
    }
    Posts posts = posts(part, body, OTHER_METERS + part.first());
    return send(target, part, posts, FAST, warmUp).readings();
  }

  private Outcome send(Target target, StreamPart part, Posts posts, double asked) {
    return send(target, part, posts, asked, seconds);
  }

  private Outcome send(Target target, StreamPart part, Posts posts, double asked, int duration) {
    int count = part == StreamPart.ONE ? connections : Math.min(connections, 8);
    try (RequestDriver driver = new RequestDriver(target.address(), count)) {
      return driver.run(
          () -> posts.get().with(target.credential()),
          asked / posts.readingsEach(),
          Duration.ofSeconds(duration));
    }
  }

  private void measureQuestDb(Scratch scratch, String name, boolean synced) {
    for (StreamPart part : only) {
      if (part.hasPeers()) {
        options.tell(name + ", " + part);
        Path place = scratch.inner((synced ? "sync-" : "nosync-") + part).path();
        try (QuestDb questDb = new QuestDb(place, synced)) {
          questDb.start();
          Posts posts = posts(part, Body.LINE_PROTOCOL, part.first());
          Target target = new Target(questDb.address(), Optional.empty());
          long before = warmUp(target, part, Body.LINE_PROTOCOL);
          Outcome sent = send(target, part, posts, FAST);
          awaitStored(questDb, before + sent.readings());
          double ratio = ours(part) / sent.readingsPerSecond();
          rows.add(new Row(part.toString(), name, sent, null, ratio));
        }
      }
    }
  }

  private double ours(StreamPart part) {
    return rows.stream()
        .filter(each -> each.part().equals(part.toString()))
        .findFirst()
        .orElseThrow()
        .readingsPerSecond();
  }

  private static void awaitStored(QuestDb questDb, long readings) {
    long end = System.nanoTime() + DRAIN_NANOS;
    while (questDb.readings() != readings) {
      if (System.nanoTime() > end) {
        throw new BenchException(
            "QuestDB has " + questDb.readings() + " readings, not " + readings);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        throw BenchException.interrupted();
      }
    }
  }
}
