package io.energyiot.load;

/** What becomes of a content that was loaded before. */
public enum KnownContent {
  /** It is skipped. */
  SKIP,
  /** It is stored again as it was, with the same version; nothing that can be read changes. */
  AGAIN,
  /** It is stored with a new version, and wins over all that was learned since the first time. */
  AS_NEW
}
