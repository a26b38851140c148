package io.energyiot.formats.greenbutton;

import java.util.ArrayList;
import java.util.List;

/** An entry of a feed: its links, and what it is by its content. Not safe for several threads. */
final class EspiEntry {
  private static final int LINKS = 64;
  private static final int OBJECT_BYTES = 200;

  private String self = "";
  private String up = "";
  private final List<String> related = new ArrayList<>(4);
  private boolean usagePoint;
  private boolean meterReading;
  private String deviceName = "";
  private EspiType type;

  /** Adds a link; returns whether there is room for it. */
  boolean link(String rel, String href) {
    switch (rel) {
      case "self" -> self = href;
      case "up" -> up = href;
      case "related" -> related.add(href);
      default -> {}
    }
    return related.size() <= LINKS;
  }

  void becomeUsagePoint() {
    usagePoint = true;
  }

  void becomeMeterReading() {
    meterReading = true;
  }

  void become(EspiType readingType) {
    type = readingType;
  }

  /** Sets the name of the service delivery point. */
  void nameDevice(String name) {
    deviceName = name;
  }

  /** About how much memory it takes. */
  long bytes() {
    long bytes = OBJECT_BYTES + 2L * (self.length() + up.length() + deviceName.length());
    for (String href : related) {
      bytes += OBJECT_BYTES + 2L * href.length();
    }
    return bytes;
  }

  boolean isUsagePoint() {
    return usagePoint;
  }

  boolean isMeterReading() {
    return meterReading;
  }

  /** Its ReadingType; null if it is none. */
  EspiType type() {
    return type;
  }

  String self() {
    return self;
  }

  String up() {
    return up;
  }

  List<String> related() {
    return related;
  }

  String deviceName() {
    return deviceName;
  }

  /** The last part of its own link; empty if there is none. */
  String lastPart() {
    return self.substring(self.lastIndexOf('/') + 1);
  }
}
