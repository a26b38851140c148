package io.energyiot.analytics.scan;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/**
 * Which names are asked for.
 *
 * @param all whether every name is; then {@code some} is empty
 * @param some those that are, if not all
 */
public record NameFilter(boolean all, Set<String> some) implements Serializable {
  /** Every name. */
  public static final NameFilter ALL = new NameFilter(true, Set.of());

  /** Copies the set. */
  public NameFilter {
    some = Set.copyOf(some);
  }

  /** Some names. */
  public static NameFilter of(Set<String> some) {
    return new NameFilter(false, some);
  }

  /** Whether a name is asked for. */
  public boolean has(String name) {
    return all || some.contains(name);
  }

  /** Those of these that are in {@code others} as well. */
  public NameFilter and(NameFilter others) {
    if (all) {
      return others;
    }
    Set<String> both = new HashSet<>(some);
    both.removeIf(name -> !others.has(name));
    return of(both);
  }
}
