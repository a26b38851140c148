package io.energyiot.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The release that runs, as the jar's manifest says. */
public final class Release implements IVersionProvider {

  /** Its version; {@code development} where classes don't come from a jar. */
  public static String version() {
    return Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"energy " + version()};
  }
}
