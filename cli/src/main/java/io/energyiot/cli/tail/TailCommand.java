package io.energyiot.cli.tail;

import io.energyiot.cli.machine.Stoppable;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.formats.ReadingList;
import io.energyiot.formats.json.JsonReadingsWriter;
import io.energyiot.ingest.record.RecordReadings;
import io.energyiot.ingest.registry.RegistrySettings;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.Reading;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.Reject;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows readings as they come. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description = {
      "Show the readings that come to the topic, until interrupted.",
      "Prints a line per reading. With --json, each line is an object that POST "
          + "/v1/readings takes. Records that can't be read are reported on standard error, "
          + "with their place. Consumers of the topic lose nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy tail",
      "  ./energy tail --device MTR00000042 --from-beginning",
      "  ./energy tail --json --limit 100 > readings.ndjson"
    })
public final class TailCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Spec private CommandSpec command;

  @Option(names = "--device", paramLabel = "ID", description = "Only the readings of this device")
  private String device;

  @Option(
      names = "--from-beginning",
      description = "Begin with the oldest record that the topic still has (default: the next one)")
  private boolean fromBeginning;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "End after N readings (default: never)")
  private long limit = Long.MAX_VALUE;

  private long shown;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(command.commandLine(), "--limit must be at least 1");
    }
    Settings settings = options.runningSettings();
    SchemaRegistry registry = new SchemaRegistry(RegistrySettings.from(settings));
    KafkaSettings kafka = KafkaSettings.from(settings);
    return Stoppable.run(() -> follow(kafka, new RecordReadings(registry)));
  }

  private int follow(KafkaSettings settings, RecordReadings readings) {
    PrintWriter out = command.commandLine().getOut();
    try (TopicTail topic = new TopicTail(settings, fromBeginning)) {
      tell("readings of the topic " + settings.topic());
      while (shown < limit && !out.checkError()) { // which also flushes
        for (ConsumerRecord<byte[], byte[]> record : topic.next()) {
          show(record, read(record, readings), out);
        }
      }
    } catch (InterruptedException e) {
      out.flush(); // told to end
    }
    return ExitStatus.DONE;
  }

  private static ReadingList read(ConsumerRecord<byte[], byte[]> record, RecordReadings readings) {
    ReadingList found = new ReadingList();
    readings.read(record.value() == null ? new byte[0] : record.value(), found);
    return found;
  }

  private void show(ConsumerRecord<byte[], byte[]> record, ReadingList found, PrintWriter out) {
    for (Reading reading : found.readings()) {
      boolean wanted = device == null || device.equals(reading.series().deviceId());
      if (wanted && shown < limit) {
        shown++;
        out.println(options.isJson() ? json(reading) : text(reading));
      }
    }
    for (Reject each : found.rejects()) {
      String place = record.topic() + "-" + record.partition() + "@" + record.offset();
      tell(place + ", reading " + each.record() + ": " + each.detail() + " [" + each.code() + "]");
    }
  }

  private static String json(Reading reading) {
    return new String(JsonReadingsWriter.of(List.of(reading)), StandardCharsets.UTF_8);
  }

  private static String text(Reading reading) {
    return String.format(
        Locale.ROOT,
        "%s %-7s %s %s %s %s",
        Instant.ofEpochMilli(reading.start()),
        Duration.ofSeconds(reading.interval()),
        reading.series().deviceId(),
        reading.series().channel().name(),
        reading.value() == null ? "-" : reading.value().toPlainString(),
        reading.quality().text());
  }

  private void tell(String what) {
    command.commandLine().getErr().println("energy: " + what);
    command.commandLine().getErr().flush();
  }
}
