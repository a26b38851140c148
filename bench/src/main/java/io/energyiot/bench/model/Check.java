package io.energyiot.bench.model;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.model.question.Asked;
import io.energyiot.bench.model.question.Questions;
import io.energyiot.bench.model.question.Subject;
import io.energyiot.bench.model.question.WholeQuestion;
import io.energyiot.bench.model.step.Program;
import io.energyiot.bench.model.step.Step;
import io.energyiot.bench.model.step.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Runs a program, and after each step asks the system and the model the same questions. */
final class Check {
  private static final int SHOWN_LINES = 12;

  private final long seed;
  private final Program program;
  private final World world;
  private final int questions;
  private final int whole;
  private final Consumer<String> tell;
  private final List<Step> done = new ArrayList<>();
  private final Map<String, Integer> steps = new TreeMap<>();
  private final Map<String, Integer> asked = new TreeMap<>();
  private int differences;

  /**
   * @param questions after each step
   * @param whole after how many steps, on average, everything is asked for; 0 for never
   * @param tell takes messages about differences
   */
  Check(long seed, Program program, World world, int questions, int whole, Consumer<String> tell) {
    this.seed = seed;
    this.program = program;
    this.world = world;
    this.questions = questions;
    this.whole = whole;
    this.tell = tell;
  }

  /** Does the next step and asks. */
  void step() {
    int number = world.subject().moments().next();
    Step step = program.next(world);
    done.add(step);
    steps.merge(step.kind(), 1, Integer::sum);
    try {
      world.run(step);
    } catch (BenchException e) {
      throw new BenchException("FAILED: seed %d, step %d, %s".formatted(seed, number, step), e);
    }
    long mixed = new SplittableRandom(seed * 7_919 + number).nextLong();
    ask(new Random(mixed), number, step.devices());
  }

  /** Asks; half of the questions are about the devices of the step. */
  private void ask(Random random, int number, List<String> touched) {
    Subject subject = world.subject();
    List<String> all = List.copyOf(subject.devices());
    int before = differences;
    for (int i = 0; i < questions && !all.isEmpty() && differences == before; i++) {
      List<String> from = touched.isEmpty() || random.nextBoolean() ? all : touched;
      String device = from.get(random.nextInt(from.size()));
      Asked question = Questions.ask(random, subject, device);
      compare(number, question, device);
    }
    if (whole > 0 && !all.isEmpty() && differences == before && random.nextInt(whole) == 0) {
      compare(number, WholeQuestion.ask(random, subject), "");
    }
  }

  /**
   * @param device that the question is about; empty for all
   */
  private void compare(int number, Asked question, String device) {
    asked.merge(question.kind(), 1, Integer::sum);
    if (question.differs()) {
      differences++;
      tell.accept(report(number, device, question));
    }
  }

  private String report(int number, String device, Asked question) {
    StringBuilder text = new StringBuilder();
    text.append("DIFFERENT: seed %d, after step %d, %s\n".formatted(seed, number, question.kind()));
    for (int i = 0; i < done.size(); i++) {
      Step step = done.get(i);
      if (device.isEmpty() || step.devices().isEmpty() || step.devices().contains(device)) {
        text.append("  step %d: %s\n".formatted(i + 1, step));
      }
    }
    text.append("  ").append(question.how()).append('\n');
    int same = 0;
    List<String> expected = question.expected();
    List<String> actual = question.actual();
    while (same < Math.min(expected.size(), actual.size())
        && expected.get(same).equals(actual.get(same))) {
      same++;
    }
    text.append(
        "  alike up to line %d of %d and %d; then\n"
            .formatted(same, expected.size(), actual.size()));
    lines(text, "model ", expected, same);
    lines(text, "system", actual, same);
    return text.toString();
  }

  private static void lines(StringBuilder text, String who, List<String> lines, int from) {
    lines.subList(Math.max(0, Math.min(from, lines.size()) - 1), lines.size()).stream()
        .limit(SHOWN_LINES)
        .forEach(each -> text.append("    ").append(who).append(": ").append(each).append('\n'));
  }

  /** How many answers differed. */
  int differences() {
    return differences;
  }

  /** How many steps were done. */
  int count() {
    return done.size();
  }

  /** How many steps of each kind were done. */
  Map<String, Integer> steps() {
    return steps;
  }

  /** How many questions of each kind were asked. */
  Map<String, Integer> asked() {
    return asked;
  }
}
