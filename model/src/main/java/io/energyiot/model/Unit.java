package io.energyiot.model;

import java.util.Optional;

/** A unit of measure, written as the SI and the IEC write it. */
public enum Unit {
  KWH("kWh"),
  WH("Wh"),
  MWH("MWh"),
  KVARH("kvarh"),
  KVAH("kVAh"),
  KW("kW"),
  W("W"),
  MW("MW"),
  KVAR("kvar"),
  KVA("kVA"),
  V("V"),
  A("A"),
  M3("m³");

  private final String text;

  Unit(String text) {
    this.text = text;
  }

  /** The unit's symbol. */
  public String text() {
    return text;
  }

  /** The unit of the demand that takes one of this in an hour; empty if this is no energy. */
  public Optional<Unit> perHour() {
    return switch (this) {
      case KWH -> Optional.of(KW);
      case WH -> Optional.of(W);
      case MWH -> Optional.of(MW);
      case KVARH -> Optional.of(KVAR);
      case KVAH -> Optional.of(KVA);
      case KW, W, MW, KVAR, KVA, V, A, M3 -> Optional.empty();
    };
  }
}
