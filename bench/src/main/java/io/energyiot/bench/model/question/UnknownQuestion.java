package io.energyiot.bench.model.question;

import java.util.List;
import java.util.Map;

/** Any range of a device of which nothing is known. */
final class UnknownQuestion {
  private UnknownQuestion() {}

  static Asked ask(Subject subject, String device) {
    String path =
        Rest.device(device, "/readings", Map.of("from", "2025-10-20", "to", "2025-11-10"));
    Rest.Answer answer = subject.rest().get(path);
    return new Asked(
        "unknown devices",
        subject.rest().curl(path),
        List.of("404 DEVICE_UNKNOWN"),
        List.of(answer.status() + " " + answer.json().path("code").asText()));
  }
}
