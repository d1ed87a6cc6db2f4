package org.hansho.local.run;

import java.time.Duration;
import java.util.Set;
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
 * @param time what is believed of the times that records claim
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

  /** The same with so many workers. */
  public RunnerSettings withWorkers(int number) {
    return new RunnerSettings(
        tenant,
        number,
        batchBytes,
        epoch,
        time,
        idle,
        history,
        waitingFacts,
        memory,
        journal,
        intake,
        retention);
  }

  /** The same with epochs of so many bytes. */
  public RunnerSettings withBatchBytes(int bytes) {
    return new RunnerSettings(
        tenant,
        workers,
        bytes,
        epoch,
        time,
        idle,
        history,
        waitingFacts,
        memory,
        journal,
        intake,
        retention);
  }

  /** The same with other bounds on what is kept in memory. */
  public RunnerSettings withMemory(int facts, long bytesOfAlerts) {
    return new RunnerSettings(
        tenant,
        workers,
        batchBytes,
        epoch,
        time,
        idle,
        history,
        facts,
        memory.withAlerts(bytesOfAlerts),
        journal,
        intake,
        retention);
  }

  /** The same in another budget of memory. */
  public RunnerSettings withMemory(MemoryBudget budget) {
    return new RunnerSettings(
        tenant,
        workers,
        batchBytes,
        epoch,
        time,
        idle,
        history,
        waitingFacts,
        budget,
        journal,
        intake,
        retention);
  }

  /** The same with these sources declared as history. */
  public RunnerSettings withHistory(Set<String> sources) {
    return new RunnerSettings(
        tenant,
        workers,
        batchBytes,
        epoch,
        time,
        idle,
        sources,
        waitingFacts,
        memory,
        journal,
        intake,
        retention);
  }

  /** The same with another journal. */
  public RunnerSettings withJournal(JournalSettings other) {
    return new RunnerSettings(
        tenant,
        workers,
        batchBytes,
        epoch,
        time,
        idle,
        history,
        waitingFacts,
        memory,
        other,
        intake,
        retention);
  }

  /** The same with other settings of what comes in. */
  public RunnerSettings withIntake(IntakeSettings other) {
    return new RunnerSettings(
        tenant,
        workers,
        batchBytes,
        epoch,
        time,
        idle,
        history,
        waitingFacts,
        memory,
        journal,
        other,
        retention);
  }

  /** The same with another retention of alerts. */
  public RunnerSettings withRetention(RetentionSettings other) {
    return new RunnerSettings(
        tenant,
        workers,
        batchBytes,
        epoch,
        time,
        idle,
        history,
        waitingFacts,
        memory,
        journal,
        intake,
        other);
  }
}
