package io.energyiot.bench.model.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Instants between steps. What a step taught was learned between the moments before and after it.
 */
public final class Moments {
  private static final int APART = 5;

  private final List<Long> after = new ArrayList<>();

  /** Notes an instant after the steps so far, and lets time go on before the next. */
  public void mark() {
    pause();
    after.add(System.currentTimeMillis());
    pause();
  }

  private static void pause() {
    long end = System.currentTimeMillis() + APART;
    while (System.currentTimeMillis() < end) {
      Thread.onSpinWait();
    }
  }

  /** The number of the step that comes next, from 1 on. */
  public int next() {
    return after.size();
  }

  /** An instant after step {@code step} and before the next; 0 is before all. */
  public long after(int step) {
    return after.get(step);
  }

  /** Returns whether {@code step} may have taught something at an instant. */
  public boolean isWithin(int step, long instant) {
    return instant >= after.get(step - 1) && (step >= after.size() || instant <= after.get(step));
  }
}
