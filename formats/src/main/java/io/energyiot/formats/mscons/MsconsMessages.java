package io.energyiot.formats.mscons;

import io.energyiot.formats.FileContext;
import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.io.InputStream;

/** Reads the messages of an interchange, segment by segment. */
final class MsconsMessages {
  private final EdifactSegments segments;
  private final ReadingSink sink;
  private final MsconsSeries series;
  private final MsconsQuantity quantity = new MsconsQuantity();
  private long inMessage;
  private long quantities;
  private long all;
  private long registers;
  private String message = "";
  private boolean open;
  private boolean reasons;
  private boolean ended;

  MsconsMessages(InputStream in, FileContext context, ReadingSink sink) {
    this.segments = new EdifactSegments(in);
    this.series = new MsconsSeries(context);
    this.sink = sink;
  }

  /** Reads all; returns the number of lines. */
  long read() throws IOException {
    segments.readAdvice();
    while (segments.next()) {
      inMessage++;
      segment();
    }
    endQuantity();
    if (all == registers) {
      throw unknown("has no load profile, only " + registers + " readings of registers");
    }
    end();
    return segments.lines();
  }

  private void end() {
    if (!ended) {
      sink.note("the file ends without UNZ; it may have been cut off");
    }
    if (reasons) {
      sink.note("STS segments, with reasons of a value's status, are not kept");
    }
    if (registers > 0) {
      sink.leftOut("readings of registers", registers);
    }
  }

  private void segment() {
    if (quantity.isOpen()) {
      if (segments.is("DTM")) {
        quantity.time(segments);
        return;
      }
      if (segments.is("STS")) {
        reasons = true;
        return;
      }
      endQuantity();
    }
    if (segments.is("QTY")) {
      all++;
      quantities++;
      quantity.begin(segments, inMessage);
    } else {
      other(segments.text(0, 0));
    }
  }

  private void other(String tag) {
    switch (tag) {
      case "UNH" -> beginMessage();
      case "BGM" -> checkKind();
      case "UNT" -> endMessage();
      case "UNZ" -> ended = true;
      case "NAD" -> series.party();
      case "LOC" -> series.location(segments);
      case "LIN" -> series.item();
      case "PIA" -> series.product(segments);
      default -> {}
    }
  }

  private void beginMessage() {
    noteOpen();
    inMessage = 1;
    quantities = 0;
    open = true;
    message = segments.text(1, 0);
    series.begin();
    if (!segments.has(2, 0, "MSCONS")) {
      throw unknown("has a message of type " + Quoted.of(segments.text(2, 0)) + ", not MSCONS");
    }
  }

  private void checkKind() {
    if (!segments.has(1, 0, "7") && !segments.has(1, 0, "Z48")) {
      throw unknown(
          "has an MSCONS message of kind "
              + Quoted.of(segments.text(1, 0))
              + " (BGM), which is no load profile; those are 7 and Z48");
    }
    if (segments.has(3, 0, "1")) {
      throw unknown("cancels earlier values (BGM function 1), which can't be loaded");
    }
  }

  private void endMessage() {
    if (!segments.has(1, 0, Long.toString(inMessage))) {
      sink.note(
          "UNT of message %s says %s segments; there are %d"
              .formatted(Quoted.of(message), Quoted.of(segments.text(1, 0)), inMessage));
    }
    open = false;
  }

  private void noteOpen() {
    if (open) {
      sink.note("message " + Quoted.of(message) + " ends without UNT");
    }
  }

  private void endQuantity() {
    if (!quantity.isOpen()) {
      return;
    }
    quantity.close();
    if (quantity.isOfRegister()) {
      registers++;
      return;
    }
    try {
      series.emit(quantity, sink);
    } catch (BrokenRuleException e) {
      String detail = "QTY %d of message %s: %s";
      sink.reject(
          new Reject(
              quantity.segment(),
              e.field(),
              e.code(),
              detail.formatted(quantities, Quoted.of(message), e.getMessage())));
    }
  }

  private static EnergyException unknown(String what) {
    return new EnergyException(ErrorCode.FILE_FORMAT_UNKNOWN, "the file " + what);
  }
}
