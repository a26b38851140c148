package io.energyiot.loader;

import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.audit.AuditEntry;
import io.energyiot.store.audit.AuditSettings;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in the audit which loads this loader has done. */
record LoadAudit(EnergyStore store, AuditSettings settings) {
  private static final Logger LOG = LoggerFactory.getLogger(LoadAudit.class);

  /** Notes a load that has ended. Its receipt stands whether or not this can be written. */
  void note(UUID load) {
    if (!settings.enabled()) {
      return;
    }
    try {
      store
          .audits()
          .writeOne(AuditEntry.ofCommand("loader", "load", load.toString()), settings.keepDays());
    } catch (EnergyException e) {
      LOG.warn("load {} is not in the audit: {}", load, e.getMessage());
    }
  }
}
