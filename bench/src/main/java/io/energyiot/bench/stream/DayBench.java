package io.energyiot.bench.stream;

import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.http.RequestDriver;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.CassandraBeans;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.machine.RunFolder;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.client.EnergyClient;
import io.energyiot.ingest.seal.LiveScanSettings;
import io.energyiot.ingest.seal.SealSettings;
import io.energyiot.ingest.seal.Sealing;
import io.energyiot.store.EnergyStore;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A day of streamed readings, until it is sealed. */
@Command(
    name = "day",
    mixinStandardHelpOptions = true,
    description = {
      "Post a day of made-up meters to a system of its own, interval after interval, 5,000 meters a",
      "request, while single readings are looked for; then seal the day. Some meters are asked for",
      "over REST before and after, and every value compared. The client is one thread, and keeps",
      "the day of all meters in memory: 0.4 KB each."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all was measured and read back", "1:something failed or was wrong"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench day",
      "  ./energy bench day --devices 1000000 --intervals 24 --rate 45000 --json",
      "  ENERGY_JAVA_OPTS=-Xmx6g ./energy bench day --devices 5000000 --intervals 8"
    })
public final class DayBench implements Callable<Integer> {
  private static final int CONNECTIONS = 8;
  private static final int READINGS_IN_REQUEST = 5_000;
  private static final long BYTES_A_READING = 400;
  private static final long BYTES_OF_SERVERS = 3_000_000_000L;
  private static final long BYTES_A_METER = 400;

  @Spec private CommandSpec command;
  @Mixin private BenchOptions options;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "500000",
      description = "How many meters (default: 500000)")
  private int devices;

  @Option(
      names = "--intervals",
      paramLabel = "N",
      defaultValue = "96",
      description = "How many quarter hours of the day, from its beginning, 1 to 96 (default: 96)")
  private int intervals;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Readings a second (default: as many as are taken)")
  private Double rate;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many meters are asked for, before and after (default: 20)")
  private int sample;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Override
  public Integer call() {
    if (devices < 1
        || intervals < 1
        || intervals > Posts.QUARTERS_A_DAY
        || (rate != null && rate <= 0)) {
      throw new ParameterException(
          command.commandLine(), "--devices and --rate must be positive, --intervals 1 to 96");
    }
    if (devices * BYTES_A_METER > Runtime.getRuntime().maxMemory() / 2) {
      throw new ParameterException(
          command.commandLine(),
          "so many --devices need more memory: ENERGY_JAVA_OPTS=-Xmx%dm"
              .formatted(devices * BYTES_A_METER / 400_000));
    }
    return options.run(this::run);
  }

  private int run() {
    long bytes = BYTES_OF_SERVERS + (long) devices * intervals * BYTES_A_READING;
    RunFolder.use(Optional.empty(), options.folder(), bytes, this::measure);
    return ExitStatus.DONE;
  }

  private void measure(RunFolder place) {
    Machine machine = Machine.now();
    Path data = place.data(options.settings());
    try (LocalSystem system = LocalSystem.withoutLoader(data)) {
      options.tell("starting a system");
      system.start();
      try (CassandraBeans cassandra = new CassandraBeans(system.system())) {
        measure(machine, system, cassandra);
      }
    }
  }

  private void measure(Machine machine, LocalSystem system, CassandraBeans cassandra) {
    EnergyClient server = new EnergyClient(system.address(), Optional.empty());
    Posts posts =
        new Posts(Body.NDJSON, false, today, 1, devices, Math.min(READINGS_IN_REQUEST, devices));
    long began = System.nanoTime();
    Lookout.Times times;
    Outcome sent;
    try (Lookout lookout = new Lookout(system, server, "MARKER", today)) {
      sent = send(system, posts);
      times = lookout.end();
    }
    Lookout.awaitStored(server, "MARKER-", today);
    double stored = secondsSince(began);
    posts.check(server, sample, new Random(1));
    cassandra.flush("energy");
    long liveBytes = cassandra.bytesOf("energy", "live_block");

    options.tell("sealing");
    began = System.nanoTime();
    Sealing.Done sealed = seal(system);
    double sealing = secondsSince(began);
    posts.check(server, sample, new Random(2));
    cassandra.flush("energy");
    new DayReport(
            machine,
            devices,
            intervals,
            sent,
            times,
            stored,
            liveBytes,
            sealed,
            sealing,
            cassandra.bytesOf("energy", "day_block"),
            sample)
        .print(options.output());
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private Outcome send(LocalSystem system, Posts posts) {
    InetSocketAddress address = system.socketAddress();
    long all = (long) devices * intervals;
    double requests = rate == null ? Double.POSITIVE_INFINITY : rate / posts.readingsEach();
    try (RequestDriver driver = new RequestDriver(address, CONNECTIONS);
        TaskProgress bar = TaskProgress.of("posting", "readings")) {
      return driver.run(
          posts,
          requests,
          () -> {
            bar.at(posts.position(), all);
            return posts.position() >= all;
          });
    }
  }

  private Sealing.Done seal(LocalSystem system) {
    try (EnergyStore store = EnergyStore.open(system.settings());
        TaskProgress bar = TaskProgress.of("sealing", "shares")) {
      if (!store.zone().id().normalized().equals(ZoneOffset.UTC)) {
        throw new BenchException("the day is one in UTC; leave the storage zone at that");
      }
      LiveScanSettings scan =
          LiveScanSettings.from(system.settings(), system.system()::sstableReader);
      return new Sealing(store, SealSettings.USUAL.grace(), scan).seal(today.toEpochDay(), bar::at);
    }
  }
}
