package io.energyiot.formats.greenbutton.write;

import com.ctc.wstx.stax.WstxOutputFactory;
import io.energyiot.formats.greenbutton.EspiQualities;
import io.energyiot.model.Readings;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the entries of a feed. */
final class EspiFeedText {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String ESPI = "http://naesb.org/espi";

  private final XMLStreamWriter xml;
  private final ZoneId zone;
  private final String updated;
  private long block;

  EspiFeedText(OutputStream out, ZoneId zone, Instant updated) throws XMLStreamException {
    this.xml = new WstxOutputFactory().createXMLStreamWriter(out, "UTF-8");
    this.zone = zone;
    this.updated = updated.truncatedTo(ChronoUnit.SECONDS).toString();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    xml.writeNamespace("espi", ESPI);
    about("/Feed");
  }

  private void about(String path) throws XMLStreamException {
    UUID id = UUID.nameUUIDFromBytes((updated + path).getBytes(StandardCharsets.UTF_8));
    leaf("id", "urn:uuid:" + id);
    leaf("title", "");
    leaf("updated", updated);
    link("self", path);
  }

  private void leaf(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void link(String rel, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", href);
  }

  private void entry(String path, String... related) throws XMLStreamException {
    xml.writeStartElement("entry");
    about(path);
    link("up", path.substring(0, path.lastIndexOf('/')));
    for (String href : related) {
      link("related", href);
    }
    xml.writeStartElement("content");
  }

  private void endEntry() throws XMLStreamException {
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private void start(String name) throws XMLStreamException {
    xml.writeStartElement("espi", name, ESPI);
  }

  private void field(String name, String text) throws XMLStreamException {
    start(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static String path(long point) {
    return "/UsagePoint/" + point;
  }

  private static String path(long point, long meter) {
    return path(point) + "/MeterReading/" + meter;
  }

  void usagePoint(long point, String device) throws XMLStreamException {
    entry(path(point), path(point) + "/MeterReading");
    start("UsagePoint");
    start("ServiceCategory");
    field("kind", "0");
    xml.writeEndElement();
    start("ServiceDeliveryPoint");
    field("name", device);
    xml.writeEndElement();
    xml.writeEndElement();
    endEntry();
  }

  /** Writes a MeterReading of energy and its ReadingType. */
  void meterReading(long point, long meter, int flow, int multiplier) throws XMLStreamException {
    String type = "/ReadingType/" + point + "-" + meter;
    entry(path(point, meter), path(point, meter) + "/IntervalBlock", type);
    start("MeterReading");
    xml.writeEndElement();
    endEntry();
    entry(type);
    start("ReadingType");
    field("accumulationBehaviour", "4");
    field("commodity", "1");
    field("dataQualifier", "12");
    field("flowDirection", Integer.toString(flow));
    field("kind", "12");
    field("powerOfTenMultiplier", Integer.toString(multiplier));
    field("uom", "72");
    xml.writeEndElement();
    endEntry();
  }

  /** Writes the readings of a range, a block a day. */
  void blocks(long point, long meter, Readings readings, EspiRange range)
      throws XMLStreamException {
    BitSet places = range.places();
    int from = places.nextSetBit(0);
    while (from >= 0) {
      int last = from;
      long tomorrow = endOfDay(readings.start(from));
      int next = places.nextSetBit(from + 1);
      while (next >= 0 && readings.start(next) < tomorrow) {
        last = next;
        next = places.nextSetBit(next + 1);
      }
      block++;
      entry(path(point, meter) + "/IntervalBlock/" + block);
      block(readings, from, last, range);
      endEntry();
      from = next;
    }
  }

  private long endOfDay(long millis) {
    LocalDate day = Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
    return day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private void block(Readings readings, int from, int last, EspiRange range)
      throws XMLStreamException {
    start("IntervalBlock");
    start("interval");
    times(readings.start(from), (readings.end(last) - readings.start(from)) / 1000);
    for (int i = from; i >= 0 && i <= last; i = range.places().nextSetBit(i + 1)) {
      start("IntervalReading");
      int quality = EspiQualities.codeOf(readings.quality(i));
      if (quality != 0) {
        start("ReadingQuality");
        field("quality", Integer.toString(quality));
        xml.writeEndElement();
      }
      start("timePeriod");
      times(readings.start(i), readings.interval(i));
      field("value", range.scaled(readings, i).unscaledValue().toString());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void times(long start, long seconds) throws XMLStreamException {
    field("duration", Long.toString(seconds));
    field("start", Long.toString(start / 1000));
    xml.writeEndElement();
  }

  void end() throws XMLStreamException {
    xml.writeEndDocument();
    xml.close();
  }
}
