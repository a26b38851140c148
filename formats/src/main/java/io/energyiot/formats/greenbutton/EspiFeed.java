package io.energyiot.formats.greenbutton;

import io.energyiot.formats.FileContext;
import io.energyiot.formats.ReadingSink;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** Reads a feed element by element. Elements are known by their names, whatever their prefix. */
final class EspiFeed {
  private static final int MANY = 1024;

  private final XMLStreamReader2 xml;
  private final EspiXml limits = new EspiXml();
  private final EspiOutput output;
  private final EspiHeld held;
  private final EspiMidnight midnight;
  private final EspiText text = new EspiText();
  private final EspiReading reading = new EspiReading();
  private final EspiTypeText type = new EspiTypeText();
  private EspiEntry entry = new EspiEntry();
  private EspiRows rows = new EspiRows();
  private int retryAt = MANY;
  private String part = "";
  private boolean leaf;
  private boolean inReading;
  private boolean inTimePeriod;
  private long blockStart;
  private long blockDuration;
  private long bills;

  EspiFeed(XMLStreamReader2 xml, FileContext context, ReadingSink sink) {
    this.xml = xml;
    this.output = new EspiOutput(sink);
    this.held = new EspiHeld(new EspiDevices(context), output, context.memory());
    this.midnight = new EspiMidnight(context);
  }

  /** Reads all; returns the number of lines. */
  long read() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml);
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> limits.countTarget(xml);
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw EspiXml.hasDtd(xml.getLocation());
        default -> {}
      }
    }
    endEntry();
    held.end();
    midnight.end(output);
    output.end();
    if (output.count() == 0) {
      throw nothing();
    }
    return xml.getLocation().getLineNumber();
  }

  private EnergyException nothing() {
    String found = bills == 0 ? "" : "; it has " + bills + " usage summaries, which are bills";
    return new EnergyException(
        ErrorCode.FILE_FORMAT_UNKNOWN, "the feed has no readings of intervals" + found);
  }

  private void start(String name) {
    text.clear();
    leaf = true;
    if (xml.getAttributeCount() + xml.getNamespaceCount() > 0) {
      limits.countAttributes(xml);
    }
    switch (name) {
      case "timePeriod" -> inTimePeriod = true;
      case "IntervalReading" -> {
        if (inReading) {
          throw new EnergyException(ErrorCode.CONTENT_INVALID, place() + "a reading in a reading");
        }
        inReading = true;
        reading.begin(xml.getLocation().getLineNumber());
      }
      case "entry" -> endEntry();
      case "link" -> link();
      case "UsagePoint" -> entry.becomeUsagePoint();
      case "MeterReading" -> entry.becomeMeterReading();
      case "ReadingType" -> {
        part = name;
        type.begin();
      }
      case "interval", "ServiceDeliveryPoint", "LocalTimeParameters" -> part = name;
      case "UsageSummary", "ElectricPowerUsageSummary" -> {
        part = name;
        bills++;
      }
      case "start", "duration", "value", "quality", "ReadingQuality", "cost" -> {}
      default -> limits.countNames(xml);
    }
  }

  private void link() {
    String rel = xml.getAttributeValue(null, "rel");
    String href = xml.getAttributeValue(null, "href");
    if (rel != null && href != null && !entry.link(rel, href)) {
      throw new EnergyException(
          ErrorCode.TOO_LARGE, place() + "an entry has at most 64 related links");
    }
  }

  private void end(String name) {
    if (inReading) {
      endInReading(name);
    } else {
      endInPart(name);
    }
    text.clear();
    leaf = false;
  }

  private String place() {
    return "line " + xml.getLocation().getLineNumber() + ": ";
  }

  private void endInReading(String name) {
    if (name.equals("timePeriod")) {
      inTimePeriod = false;
    } else if (name.equals("IntervalReading")) {
      inReading = false;
      reading.end(rows, output);
      if (rows.size() >= retryAt) {
        retryAt = held.emit(entry, rows) ? MANY : rows.size() + MANY;
      }
    } else if (leaf) {
      reading.read(name, inTimePeriod, text);
    }
  }

  private void endInPart(String name) {
    if (name.equals(part)) {
      part = "";
      endPart(name);
    } else if (name.equals("entry")) {
      endEntry();
    } else if (leaf) {
      endField(name);
    }
  }

  private void endPart(String name) {
    if (name.equals("ReadingType")) {
      entry.become(type.end());
    } else if (name.equals("interval")) {
      midnight.block(blockStart, blockDuration);
    }
  }

  private void endField(String name) {
    try {
      switch (part) {
        case "ReadingType" -> type.read(name, text);
        case "interval" -> readInterval(name);
        case "ServiceDeliveryPoint" -> {
          if (name.equals("name")) {
            entry.nameDevice(text.string());
          }
        }
        case "LocalTimeParameters" -> {
          if (name.equals("tzOffset")) {
            midnight.tzOffset((int) text.number(ErrorCode.ZONE_INVALID, name));
          }
        }
        default -> {}
      }
    } catch (BrokenRuleException e) {
      output.note(place() + e.getMessage());
    }
  }

  private void readInterval(String name) {
    if (name.equals("start")) {
      blockStart = text.number(ErrorCode.START_INVALID, name);
    } else if (name.equals("duration")) {
      blockDuration = text.number(ErrorCode.INTERVAL_INVALID, name);
    }
  }

  private void endEntry() {
    if (held.take(entry, rows)) {
      rows = new EspiRows();
    }
    retryAt = MANY;
    entry = new EspiEntry();
  }
}
