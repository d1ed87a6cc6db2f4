package org.hansho.local.run;

import org.hansho.local.journal.JournalSettings;

/** Settings of tests: small enough to meet every bound. */
final class LocalSettings {
  private LocalSettings() {}

  static RunnerSettings of(String tenant, int workers) {
    RunnerSettings base = RunnerSettings.DEFAULT;
    return new RunnerSettings(
        tenant,
        workers,
        20_000,
        base.epoch(),
        base.time(),
        base.idle(),
        base.history(),
        base.waitingFacts(),
        base.memory().withAlerts(20_000),
        new JournalSettings(100_000, 50_000_000, 50_000, 1_000_000),
        IntakeSettings.DEFAULT,
        base.retention());
  }
}
