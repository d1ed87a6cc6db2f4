package org.hansho.server.tenant;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hansho.local.journal.JournalSettings;
import org.hansho.local.run.IntakeSettings;
import org.hansho.local.run.RetentionSettings;
import org.hansho.local.run.RunnerSettings;
import org.hansho.pipeline.MemoryBudget;
import org.hansho.server.settings.EngineSettings;
import org.hansho.server.settings.JournalRoom;
import org.hansho.server.settings.Receiver;
import org.hansho.server.settings.Retention;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SourceSettings;
import org.hansho.server.settings.TimeSettings;
import org.hansho.time.TimeRules;

/** How the runner of a tenant works, from the settings of the server. */
public final class RunnerPlan {
  private RunnerPlan() {}

  /**
   * The settings of a tenant's runner. Memory is shared out evenly between tenants.
   *
   * @param tenant one of those of the settings
   */
  public static RunnerSettings of(ServerSettings settings, String tenant) {
    EngineSettings engine = settings.engine();
    TimeSettings time = settings.time();
    JournalRoom journal = settings.journal();
    RunnerSettings standard = RunnerSettings.DEFAULT;
    long heap = engine.memoryBytes().orElse(Runtime.getRuntime().maxMemory());
    return new RunnerSettings(
        tenant,
        engine.workers().orElse(Runtime.getRuntime().availableProcessors()),
        engine.epochBytes(),
        engine.epoch(),
        new TimeRules(time.lateness(), time.ahead(), time.delay()),
        time.idle(),
        history(settings, tenant),
        standard.waitingFacts(),
        MemoryBudget.ofHeap(heap / settings.tenants().size()),
        new JournalSettings(
            journal.segmentBytes(),
            journal.totalBytes(),
            recordBytes(journal),
            journal.waitingBytes()),
        new IntakeSettings(
            formats(settings, tenant),
            lateness(settings, tenant),
            settings.retention().deadLetterBytes(),
            standard.intake().keyBytes()),
        retention(settings.retention()));
  }

  /** How long a runner keeps alerts. */
  static RetentionSettings retention(Retention retention) {
    return new RetentionSettings(retention.alertAge(), retention.alertBytes());
  }

  /** The largest record of the journal: two of them fit into a segment, and may wait. */
  public static int recordBytes(JournalRoom journal) {
    long most = Math.min(journal.segmentBytes(), journal.waitingBytes()) / 2;
    return (int) Math.min(most, RunnerSettings.DEFAULT.journal().recordBytes());
  }

  private static Set<String> history(ServerSettings settings, String tenant) {
    return settings.sources().stream()
        .filter(source -> source.tenant().equals(tenant) && source.history())
        .map(SourceSettings::id)
        .collect(Collectors.toSet());
  }

  private static Map<String, Duration> lateness(ServerSettings settings, String tenant) {
    return settings.sources().stream()
        .filter(source -> source.tenant().equals(tenant))
        .filter(source -> !source.lateness().equals(settings.time().lateness()))
        .collect(Collectors.toMap(SourceSettings::id, SourceSettings::lateness));
  }

  private static Map<String, String> formats(ServerSettings settings, String tenant) {
    Map<String, String> formats = new HashMap<>();
    for (SourceSettings source : settings.sources()) {
      Optional<String> format = source.format().or(() -> carried(source.receiver()));
      if (source.tenant().equals(tenant) && format.isPresent()) {
        formats.put(source.id(), format.get());
      }
    }
    return formats;
  }

  /** The format of what a way in hands over, where that does not depend on who sends. */
  private static Optional<String> carried(Receiver receiver) {
    return switch (receiver.kind()) {
      case SYSLOG_UDP, SYSLOG_TCP, SYSLOG_TLS -> Optional.of("syslog");
      case FLOWS -> Optional.of("flow-exports");
      case HTTP, KAFKA, FILES -> Optional.empty();
    };
  }
}
