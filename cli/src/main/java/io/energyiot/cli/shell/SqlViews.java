package io.energyiot.cli.shell;

import java.util.List;
import java.util.Locale;

/** The views of all meters, with their columns, for completion and {@code \d}. */
enum SqlViews {
  READINGS("device_id channel start interval value quality version day value_text"),
  DAYS("device_id channel day count sum min max expected overlapping"),
  DEVICES(
      "device_id latitude longitude region tariff feeder customer interval unit installed removed"
          + " updated");

  private final String columns;

  SqlViews(String columns) {
    this.columns = columns;
  }

  /** Its name in statements. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of its columns, in their order. */
  List<String> columns() {
    return List.of(columns.split(" "));
  }
}
