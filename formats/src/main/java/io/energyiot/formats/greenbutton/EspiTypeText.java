package io.energyiot.formats.greenbutton;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;

/** The ReadingType that is being read. */
final class EspiTypeText {
  private int multiplier;
  private int uom;
  private int flow;
  private int accumulation;
  private int qualifier;
  private int intervalLength;
  private BrokenRuleException problem;

  void begin() {
    multiplier = EspiRows.NONE;
    uom = EspiType.NONE;
    flow = EspiType.NONE;
    accumulation = EspiType.NONE;
    qualifier = EspiType.NONE;
    intervalLength = EspiType.NONE;
    problem = null;
  }

  /** Reads the text of a field; an empty one is as none. */
  void read(String name, EspiText text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      set(name, text);
    } catch (BrokenRuleException e) {
      problem = e;
    }
  }

  private void set(String name, EspiText text) {
    switch (name) {
      case "powerOfTenMultiplier" -> multiplier = EspiReading.multiplier(text);
      case "uom" -> uom = code(name, text);
      case "flowDirection" -> flow = code(name, text);
      case "accumulationBehaviour" -> accumulation = code(name, text);
      case "dataQualifier" -> qualifier = code(name, text);
      case "intervalLength" -> intervalLength = code(name, text);
      default -> {}
    }
  }

  private static int code(String name, EspiText text) {
    long code = text.number(ErrorCode.CONTENT_INVALID, name);
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, code));
  }

  EspiType end() {
    return new EspiType(multiplier, uom, flow, accumulation, qualifier, intervalLength, problem);
  }
}
