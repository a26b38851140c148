package io.energyiot.ingest;

import io.energyiot.bulk.process.ScanMode;
import io.energyiot.ingest.seal.LiveScanSettings;
import io.energyiot.platform.fixture.TestServers;
import java.util.Locale;
import java.util.Map;

/** The ways in which the live blocks of the servers of all tests are read. */
final class LiveScans {
  private LiveScans() {}

  /** One of them. */
  static LiveScanSettings by(ScanMode mode) {
    return LiveScanSettings.from(
        TestServers.storeSettings().with(Map.of("seal.scan", name(mode))),
        TestServers.system()::sstableReader);
  }

  /** Its name in settings. */
  static String name(ScanMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
