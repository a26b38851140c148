package io.energyiot.formats.greenbutton;

import com.ctc.wstx.exc.WstxLazyException;
import io.energyiot.formats.FileContext;
import io.energyiot.formats.ReadingFormat;
import io.energyiot.formats.ReadingSink;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Green Button files: an Atom feed or entry with ESPI resources, in any order and with any
 * prefixes. What comes before its ReadingType is held, in at most {@link FileContext#memory()}
 * bytes. Costs, bills and what is no energy of an interval are no readings.
 *
 * <p>Source: NAESB REQ.21 (ESPI) and its schema espiDerived.xsd.
 */
public final class GreenButtonFormat implements ReadingFormat {
  private static final Set<String> NAMESPACES =
      Set.of("http://www.w3.org/2005/Atom", "http://naesb.org/espi");

  @Override
  public String name() {
    return "green-button";
  }

  @Override
  public boolean isFormatOf(byte[] head) {
    try {
      XMLStreamReader2 xml = EspiXml.open(new ByteArrayInputStream(head));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader2.START_ELEMENT) {
          return NAMESPACES.contains(xml.getNamespaceURI());
        }
      }
      return false;
    } catch (XMLStreamException e) {
      return false;
    }
  }

  /**
   * Reads a feed.
   *
   * @throws EnergyException with {@link ErrorCode#CONTENT_INVALID} if the XML is broken or has a
   *     DTD, {@link ErrorCode#TOO_LARGE} if it is over a limit, {@link ErrorCode#FIELD_MISSING} if
   *     nothing names the device, {@link ErrorCode#FILE_FORMAT_UNKNOWN} if it has no readings of
   *     intervals
   */
  @Override
  public long read(InputStream in, FileContext context, ReadingSink sink) throws IOException {
    try {
      return new EspiFeed(EspiXml.open(in), context, sink).read();
    } catch (XMLStreamException e) {
      throw EspiXml.failure(e);
    } catch (WstxLazyException e) { // texts are parsed when they are asked for
      throw EspiXml.failure((XMLStreamException) e.getCause());
    }
  }
}
