package io.energyiot.cli.simulate;

import io.energyiot.cli.output.Output;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Posts readings as NDJSON. */
final class RestSender implements Sender {
  private static final String PATH = "/v1/readings";
  private static final String NDJSON = "application/x-ndjson";
  private static final int NOTHING_GOOD = 400;

  private final EnergyClient server;

  RestSender(EnergyClient server) {
    this.server = server;
  }

  @Override
  public Receipt send(List<SimulatedReading> readings) {
    Answer answer = ServerAnswers.taken(server, PATH, NDJSON, body(readings), NOTHING_GOOD);
    int acknowledged = Output.parse(answer.body()).path("accepted").asInt();
    return new Receipt(acknowledged, readings.size() - acknowledged);
  }

  static byte[] body(List<SimulatedReading> readings) {
    StringBuilder lines = new StringBuilder(96 * readings.size());
    for (SimulatedReading reading : readings) {
      lines.append("{\"device_id\":\"").append(reading.deviceId());
      lines.append("\",\"start\":\"").append(Instant.ofEpochMilli(reading.start()));
      lines.append("\",\"value\":").append(reading.kilowattHours().toPlainString());
      lines.append("}\n");
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
