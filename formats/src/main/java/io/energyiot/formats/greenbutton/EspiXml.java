package io.energyiot.formats.greenbutton;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Opens XML so that nothing in it can grow without a limit: it has no DTD, hence no entities of its
 * own, and everything has a greatest length, depth or number.
 */
final class EspiXml {
  private static final int DEPTH = 32;
  private static final int ATTRIBUTES = 32;
  private static final int ATTRIBUTE_LENGTH = 2048;
  private static final int NAMES = 1000;
  private static final int NAME_LENGTHS = 1 << 16;

  private static final WstxInputFactory FACTORY = factory();

  private final Set<String> names = new HashSet<>();
  private long lengths;

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_LENGTH);
    return factory;
  }

  static XMLStreamReader2 open(InputStream in) throws XMLStreamException {
    return (XMLStreamReader2) FACTORY.createXMLStreamReader(new MarkupStream(in));
  }

  /**
   * Counts the names of an element that is none of those looked for, since the parser keeps each
   * name that it meets.
   */
  void countNames(XMLStreamReader2 xml) {
    count(xml.getLocalName());
    countAttributes(xml);
  }

  /** Counts the names of an element's attributes and prefixes. */
  void countAttributes(XMLStreamReader2 xml) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      count(xml.getAttributeLocalName(i));
    }
    for (int i = 0; i < xml.getNamespaceCount(); i++) {
      count(xml.getNamespacePrefix(i));
    }
    checkNames(xml.getLocation());
  }

  /** Counts the name of a processing instruction. */
  void countTarget(XMLStreamReader2 xml) {
    count(xml.getPITarget());
    checkNames(xml.getLocation());
  }

  private void count(String name) {
    if (name != null && names.add(name)) {
      lengths += name.length();
    }
  }

  private void checkNames(Location place) {
    if (names.size() > NAMES || lengths > NAME_LENGTHS) {
      throw new EnergyException(
          ErrorCode.TOO_LARGE,
          "line "
              + place.getLineNumber()
              + ": a feed has at most "
              + NAMES
              + " different names of "
              + NAME_LENGTHS
              + " characters");
    }
  }

  /** Refuses a document type, with which entities come. */
  static EnergyException hasDtd(Location place) {
    return new EnergyException(
        ErrorCode.CONTENT_INVALID,
        "line " + place.getLineNumber() + ": a feed must have no DOCTYPE and no entities");
  }

  /**
   * The failure that {@code e} tells of.
   *
   * @throws IOException if the stream failed, not what is in it
   */
  static EnergyException failure(XMLStreamException e) throws IOException {
    if (e.getCause() instanceof IOException broken
        && !(broken instanceof java.io.CharConversionException)) {
      throw broken;
    }
    String text = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    long line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
    return new EnergyException(
        ErrorCode.CONTENT_INVALID,
        "line " + line + ": the XML is broken or over a limit: " + Quoted.visible(text),
        e);
  }
}
