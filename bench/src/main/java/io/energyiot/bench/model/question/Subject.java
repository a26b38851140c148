package io.energyiot.bench.model.question;

import io.energyiot.bench.model.rules.Memory;
import io.energyiot.bench.model.rules.Moments;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/**
 * The subject of questions.
 *
 * @param devices that steps may have named, whether anything is known about them or not
 * @param storage the zone whose days cut what is stored
 */
public record Subject(
    Memory memory,
    Moments moments,
    Rest rest,
    Collection<String> devices,
    Commands commands,
    ZoneId storage) {

  /** Runs commands on the system's data folder. */
  @FunctionalInterface
  public interface Commands {
    /** Runs one that must succeed, and returns what it prints. */
    String run(Object command, List<String> arguments);
  }
}
