package io.energyiot.cli.access;

import io.energyiot.model.config.Settings;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.audit.AuditEntry;
import io.energyiot.store.audit.AuditSettings;

/** Notes in the audit what a command has changed in the store without the server. */
public final class CommandAudit {
  private CommandAudit() {}

  /** The user of this machine, as the audit names who uses commands. */
  static String user() {
    return System.getProperty("user.name") + " by command";
  }

  /**
   * Notes a change, unless {@code audit.enabled} is false.
   *
   * @param settings of the system whose store was changed
   * @param words of the command, such as {@code loads undo}
   * @param target what was changed, such as the id of a load; null if the words say it
   */
  public static void note(Settings settings, EnergyStore store, String words, String target) {
    AuditSettings audit = AuditSettings.from(settings, true);
    if (audit.enabled()) {
      store.audits().writeOne(AuditEntry.ofCommand(user(), words, target), audit.keepDays());
    }
  }
}
