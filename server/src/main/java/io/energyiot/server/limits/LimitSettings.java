package io.energyiot.server.limits;

import io.energyiot.model.config.Settings;

/**
 * How much may be asked for and sent. A server that wants no credentials has one client, its
 * machine, and limits nothing unless it is told to.
 *
 * @param client what one client may
 * @param all what all of them may together
 */
public record LimitSettings(Rates client, Rates all) {

  /**
   * Rates; 0 for no limit.
   *
   * @param requests a second
   * @param readings that are sent, a second
   * @param bytes of bodies that are sent, a second
   * @param streams answers that are streamed at the same time
   */
  record Rates(int requests, int readings, long bytes, int streams) {
    /** No limits. */
    static final Rates NONE = new Rates(0, 0, 0, 0);

    boolean isNone() {
      return equals(NONE);
    }
  }

  private static final int MAX = 1_000_000_000;
  private static final int MAX_MIB = 100_000;

  /**
   * Reads the settings under {@code limits.}.
   *
   * @param manyClients whether limits of a client have values unless they are set
   */
  public static LimitSettings from(Settings settings, boolean manyClients) {
    Rates usual = manyClients ? new Rates(5_000, 250_000, 64L << 20, 8) : Rates.NONE;
    Rates client = rates(settings, "limits.client.", usual);
    return new LimitSettings(client, rates(settings, "limits.all.", Rates.NONE));
  }

  private static Rates rates(Settings settings, String prefix, Rates otherwise) {
    return new Rates(
        settings.integer(prefix + "requests", otherwise.requests(), 0, MAX),
        settings.integer(prefix + "readings", otherwise.readings(), 0, MAX),
        (long) settings.integer(prefix + "mib", (int) (otherwise.bytes() >> 20), 0, MAX_MIB) << 20,
        settings.integer(prefix + "streams", otherwise.streams(), 0, MAX));
  }

  /** Returns whether anything is limited. */
  boolean isOn() {
    return !client.isNone() || !all.isNone();
  }
}
