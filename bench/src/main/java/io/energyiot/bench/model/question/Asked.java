package io.energyiot.bench.model.question;

import java.util.List;

/**
 * A question that was asked, and both answers as lines.
 *
 * @param kind of the question
 * @param how the command that asks it again
 * @param expected what the model says
 * @param actual what the system says
 */
public record Asked(String kind, String how, List<String> expected, List<String> actual) {

  /** Whether the answers differ. */
  public boolean differs() {
    return !expected.equals(actual);
  }
}
