package io.energyiot.bench.model.question;

import io.energyiot.bench.model.rules.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random questions by REST. */
public final class Questions {
  private Questions() {}

  /** How often each kind is asked, of {@link #ALL}. */
  private static final int READINGS = 30;

  private static final int ROWS = READINGS + 10;
  private static final int USAGE = ROWS + 35;
  private static final int HISTORY = USAGE + 15;
  private static final int ALL = HISTORY + 5; // the rest: readings of many

  /** Asks one about a device. */
  public static Asked ask(Random random, Subject subject, String device) {
    List<Meter> known = new ArrayList<>(subject.memory().metersOf(device));
    if (known.isEmpty()) {
      return UnknownQuestion.ask(subject, device);
    }
    Choice choice = Choice.of(random, subject, known.get(random.nextInt(known.size())));
    int kind = random.nextInt(ALL);
    if (kind < READINGS) {
      return ModelRangeQuestion.ask(choice, random);
    }
    if (kind < ROWS) {
      return RowsQuestion.ask(choice, random);
    }
    if (kind < USAGE) {
      return ModelUsageQuestion.ask(choice, random);
    }
    return kind < HISTORY ? HistoryQuestion.ask(choice, random) : ManyQuestion.ask(choice, random);
  }
}
