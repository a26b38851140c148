package io.energyiot.model;

/** A unit of measure, written as the SI and the IEC write it. */
public enum Unit {
  KWH("kWh"),
  WH("Wh"),
  MWH("MWh"),
  KVARH("kvarh"),
  KVAH("kVAh"),
  KW("kW"),
  W("W"),
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
}
