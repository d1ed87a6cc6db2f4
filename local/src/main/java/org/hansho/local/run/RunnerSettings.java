package org.hansho.local.run;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hansho.detect.GroupKey;
import org.hansho.local.journal.JournalSettings;
import org.hansho.pipeline.MemoryBudget;
import org.hansho.time.TimeRules;

/**
 * How a runner works.
 *
 * @param tenant whose telemetry it is; part of every alert's id
 * @param workers threads that read and detect; what is found does not depend on it
 * @param batchBytes an epoch takes no more input than this, but for one push that is larger
 * @param epoch how long a runner waits for more input when there is none
 * @param time how far the times that records claim are trusted
 * @param idle after how long without input the time of a source goes on as arrival does
 * @param history sources of old records, declared so on purpose: their records arrive when they say
 * @param waitingFacts most facts that wait for event time to pass; beyond it time is pushed on
 * @param memory what each part may take of the heap
 * @param intake which format sources have, and how many records may be left out
 * @param retention how long alerts are kept
 */
public record RunnerSettings(
    String tenant,
    int workers,
    int batchBytes,
    Duration epoch,
    TimeRules time,
    Duration idle,
    Set<String> history,
    int waitingFacts,
    MemoryBudget memory,
    JournalSettings journal,
    IntakeSettings intake,
    RetentionSettings retention) {
  /** One worker, 4 MiB or 200 ms an epoch, 10 s idle; see {@link TimeRules#DEFAULT}. */
  public static final RunnerSettings DEFAULT =
      new RunnerSettings(
          "default",
          1,
          4 << 20,
          Duration.ofMillis(200),
          TimeRules.DEFAULT,
          Duration.ofSeconds(10),
          Set.of(),
          200_000,
          MemoryBudget.ofHeap(Runtime.getRuntime().maxMemory()),
          JournalSettings.DEFAULT,
          IntakeSettings.DEFAULT,
          RetentionSettings.DEFAULT);

  public RunnerSettings {
    history = Set.copyOf(history);
    if (workers < 1 || workers > GroupKey.GROUPS || batchBytes < 1 || waitingFacts < 2) {
      throw new IllegalArgumentException(
          "runner: workers ("
              + workers
              + ") are 1 to "
              + GroupKey.GROUPS
              + ", an epoch takes at least a byte ("
              + batchBytes
              + "), and two facts may wait ("
              + waitingFacts
              + ")");
    }
  }

  /** Whether a source sends old records on purpose: it is named so, or its path is one of them. */
  boolean isHistory(String source) {
    return history.contains(source) || history.contains(declared(source));
  }

  /** The source of the settings that a path or a part of it belongs to; else the source itself. */
  private static String declared(String source) {
    int path = source.indexOf("=/");
    return path > 0 ? source.substring(0, path) : source;
  }

  /** How far the times of a source are trusted. */
  TimeRules timeOf(String source) {
    Map<String, Duration> own = intake.lateness();
    Duration lateness = own.getOrDefault(source, own.get(declared(source)));
    return lateness == null ? time : new TimeRules(lateness, time.ahead(), time.delay());
  }

  /** How late an event of any source may be at most. */
  Duration mostLateness() {
    return intake.lateness().values().stream()
        .reduce(time.lateness(), (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  /** The same with so many workers. */
  public RunnerSettings withWorkers(int number) {
    return changed(parts -> parts.workers = number);
  }

  /** The same with epochs of so many bytes. */
  public RunnerSettings withBatchBytes(int bytes) {
    return changed(parts -> parts.batchBytes = bytes);
  }

  /** The same with other bounds on what is kept in memory. */
  public RunnerSettings withMemory(int facts, long bytesOfAlerts) {
    return changed(
        parts -> {
          parts.waitingFacts = facts;
          parts.memory = memory.withAlerts(bytesOfAlerts);
        });
  }

  /** The same in another budget of memory. */
  public RunnerSettings withMemory(MemoryBudget budget) {
    return changed(parts -> parts.memory = budget);
  }

  /** The same with these sources declared as history. */
  public RunnerSettings withHistory(Set<String> sources) {
    return changed(parts -> parts.history = sources);
  }

  /** The same with another journal. */
  public RunnerSettings withJournal(JournalSettings other) {
    return changed(parts -> parts.journal = other);
  }

  /** The same with other settings of what comes in. */
  public RunnerSettings withIntake(IntakeSettings other) {
    return changed(parts -> parts.intake = other);
  }

  /** The same with another retention of alerts. */
  public RunnerSettings withRetention(RetentionSettings other) {
    return changed(parts -> parts.retention = other);
  }

  private RunnerSettings changed(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return new RunnerSettings(
        tenant,
        parts.workers,
        parts.batchBytes,
        epoch,
        time,
        idle,
        parts.history,
        parts.waitingFacts,
        parts.memory,
        parts.journal,
        parts.intake,
        parts.retention);
  }

  /** What a copy may change. */
  private static final class Parts {
    int workers;
    int batchBytes;
    Set<String> history;
    int waitingFacts;
    MemoryBudget memory;
    JournalSettings journal;
    IntakeSettings intake;
    RetentionSettings retention;

    Parts(RunnerSettings settings) {
      workers = settings.workers;
      batchBytes = settings.batchBytes;
      history = settings.history;
      waitingFacts = settings.waitingFacts;
      memory = settings.memory;
      journal = settings.journal;
      intake = settings.intake;
      retention = settings.retention;
    }
  }
}
