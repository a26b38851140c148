package io.energyiot.load;

import io.energyiot.model.config.Settings;

/**
 * What one load may use of the machine, whoever sends its files.
 *
 * @param files how many files it may have, entries of zip files included
 * @param listedRejects how many of its rejects are listed; the others are only counted
 */
public record LoadBounds(int files, long listedRejects) {
  /** For files of the machine's owner. */
  public static final LoadBounds NONE = new LoadBounds(Integer.MAX_VALUE, Long.MAX_VALUE);

  private static final int USUAL_FILES = 10_000;
  private static final int MAX_FILES = 1_000_000;
  private static final int USUAL_REJECTS = 100_000;
  private static final int MAX_REJECTS = 1_000_000_000;

  /** Reads the bounds of loads that requests queue. */
  public static LoadBounds from(Settings settings) {
    return new LoadBounds(
        settings.integer("load.max_files", USUAL_FILES, 1, MAX_FILES),
        settings.integer("load.max_listed_rejects", USUAL_REJECTS, 0, MAX_REJECTS));
  }
}
