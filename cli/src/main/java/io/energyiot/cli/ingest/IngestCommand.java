package io.energyiot.cli.ingest;

import io.energyiot.cli.machine.Stoppable;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.ingest.consume.IngestStatistics;
import io.energyiot.ingest.consume.ReadingsConsumer;
import io.energyiot.ingest.registry.RegistrySettings;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.ingest.seal.SealSettings;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.ingest.topic.ReadingsTopic;
import io.energyiot.model.config.Settings;
import io.energyiot.store.EnergyStore;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Consumes the topic, beside the server. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Consume the topic in a process of its own.",
      "Writes readings from the topic into Cassandra, as the server does. It joins the "
          + "server's consumer group and takes a share of the partitions. When it is "
          + "interrupted, the others take over. Nothing is lost."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./energy ingest", "  ./energy ingest --every 60"})
public final class IngestCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How often to print what was done (default: 10)")
  private int every;

  /**
   * What was done so far.
   *
   * @param lag records on the topic that this process has not read yet
   */
  record Done(long stored, long rejected, long retries, long lag) {}

  @Override
  public Integer call() {
    if (every < 1) {
      throw new ParameterException(command.commandLine(), "--every must be at least 1");
    }
    Settings settings = options.runningSettings();
    return Stoppable.run(() -> consume(settings));
  }

  private int consume(Settings settings) {
    try (ReadingsTopic topic = new ReadingsTopic(KafkaSettings.from(settings))) {
      topic.createIfAbsent();
    }
    try (EnergyStore store = EnergyStore.open(settings);
        ReadingsConsumer consumer =
            ReadingsConsumer.start(
                KafkaSettings.from(settings),
                SealSettings.from(settings),
                new SchemaRegistry(RegistrySettings.from(settings)),
                store)) {
      tellUntilInterrupted(consumer.statistics(), options.output());
    }
    return ExitStatus.DONE;
  }

  private void tellUntilInterrupted(IngestStatistics statistics, Output output) {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(every);
        Done done =
            new Done(
                statistics.stored(), statistics.rejected(), statistics.retries(), statistics.lag());
        output.result(done);
        output.line(
            "%,d readings stored, %,d rejected, %,d retries, %,d records behind",
            done.stored(), done.rejected(), done.retries(), done.lag());
      }
    } catch (InterruptedException e) {
      output.line("stopping");
    }
  }
}
