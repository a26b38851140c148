package io.energyiot.store.load;

/** What to do with a content that was loaded before. */
public enum RepeatPolicy {
  /** Skip it. */
  SKIP,
  /** Store it again with the same version; no answer changes. */
  AGAIN,
  /** Store it with a new version, which wins over all that was learned since the first time. */
  AS_NEW
}
