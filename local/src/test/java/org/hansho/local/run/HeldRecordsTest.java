package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.MemoryBudget;
import org.hansho.testkit.ContentFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader that waits for what follows holds no record longer than its format's patience, and a
 * record that was held is judged by when it came.
 */
class HeldRecordsTest {
  private static final long SECOND = DatabaseAttack.SECOND;
  private static final long START = DatabaseAttack.START;
  private static final String HEAD =
      "event_time,sequence_number,action_id,succeeded,server_principal_name,"
          + "sequence_group_id,statement\n";

  private static Engine engine;

  private final AtomicLong clock = new AtomicLong(START);
  private final Map<String, String> formats = new TreeMap<>();
  private RunnerSettings settings = LocalSettings.of("test", 2);
  private LocalRunner runner;

  @TempDir private Path parent;

  @BeforeAll
  static void compile() throws IOException {
    engine = Engine.compile(ContentFolder.read(Path.of("../content")));
  }

  @BeforeEach
  void open() throws IOException {
    IntakeSettings usual = IntakeSettings.DEFAULT;
    RunnerSettings declared =
        settings.withIntake(new IntakeSettings(formats, usual.deadLetterBytes(), usual.keyBytes()));
    runner = new LocalRunner(parent.resolve("data"), engine, declared, clock::get);
  }

  @AfterEach
  void close() throws IOException {
    runner.close();
  }

  /** Ends the process, with nothing that it has not committed, and starts another one. */
  private void restart() throws IOException {
    close();
    open();
  }

  private void push(String source, String text) {
    runner.push(source, clock.get(), text.getBytes(StandardCharsets.UTF_8));
  }

  private void pass(double seconds) {
    clock.addAndGet((long) (seconds * SECOND));
  }

  private long count(String counter) {
    return runner.counters().getOrDefault(counter, 0L);
  }

  private long events() throws IOException {
    runner.settle();
    return count(Counters.EVENTS);
  }

  private String stamp(double secondsLater) {
    return Instant.ofEpochSecond(clock.get() / SECOND)
        .plusMillis((long) (secondsLater * 1_000))
        .toString();
  }

  /** An entry of MySQL's error log. */
  private String entry(String text) {
    return entry(text, 0);
  }

  private String entry(String text, double secondsLater) {
    return stamp(secondsLater) + " 0 [Note] [MY-010926] [Server] " + text + "\n";
  }

  private static String sqlserverRow() {
    return "2026-03-02 09:00:00,1,BATC,true,app,7,\"" + "x".repeat(4_000) + "\"\n";
  }

  private String syscall() {
    String stamp = "audit(%d.000:7)".formatted(clock.get() / SECOND);
    return "type=SYSCALL msg="
        + stamp
        + ": arch=c000003e syscall=59 success=yes exit=0 items=2 ppid=1 pid=2 uid=0 euid=0"
        + " comm=\"ls\" exe=\"/bin/ls\"\n"
        + "type=EXECVE msg="
        + stamp
        + ": argc=1 a0=\"ls\"\n";
  }

  @Test
  void whatIsHeldIsHandedOverFiveSecondsAfterTheLastInput() throws IOException {
    Map<String, String> last =
        Map.of(
            "postgresql-log",
            "2026-03-02 09:00:00.000 UTC [77] app@shop LOG:  statement: select 1\n",
            "mysql-general",
            "2026-03-02T09:00:00.000000Z\t    7 Connect\tjo@192.0.2.7 on shop using TCP/IP\n",
            "mysql-slow",
            """
            # Time: 2026-03-02T09:00:00.000000Z
            # User@Host: a[a] @ [192.0.2.7]  Id: 7
            select 1;
            """,
            "mysql-error",
            entry("ready"),
            "sqlserver-errorlog",
            "2026-03-02 09:00:00.00 Logon       Login failed for user 'sa'.\n",
            "sqlserver-audit",
            HEAD + sqlserverRow(),
            "auditd",
            syscall());
    last.keySet().forEach(name -> formats.put(name, name));
    restart();
    last.forEach(this::push);
    assertThat(events()).as("records of the audit, on their own").isEqualTo(2);
    pass(5);
    assertThat(events()).isEqualTo(2);
    pass(0.1);
    assertThat(events()).isEqualTo(2 + last.size());
    pass(100);
    assertThat(events()).as("nothing is handed over twice").isEqualTo(2 + last.size());
    pass(100);
    assertThat(runner.runner.runEpoch()).isFalse();
    assertThat(new Counters(runner.counters()).broken()).isEmpty();
  }

  @Test
  void timeDoesNotPassARecordThatIsHeld() throws IOException {
    push("db", entry("one") + entry("two"));
    runner.settle();
    push("neighbour", entry("three") + entry("four"));
    for (int second = 0; second < 1_200; second += 60) {
      pass(60);
      push("neighbour", entry("more"));
      runner.settle();
      assertThat(count(Counters.EVENTS_LATE)).isZero();
    }
    push("db", entry("last"));
    pass(1);
    push("neighbour", entry("more"));
    runner.settle();
    assertThat(runner.runner.watermark()).isLessThan(clock.get() - 60 * SECOND);
    pass(5);
    runner.settle();
    assertThat(count(Counters.EVENTS_LATE)).isZero();
  }

  @Test
  void aHeldRecordIsJudgedByWhenItCame() throws IOException {
    push("db", entry("one"));
    runner.settle();
    pass(1);
    push("db", entry("seven seconds ahead", 7));
    runner.settle();
    pass(4);
    push("db", entry("next"));
    runner.settle();
    assertThat(count(Counters.EVENTS_SKEWED)).isEqualTo(1);
  }

  @Test
  void aHeldRecordIsJudgedByWhenItCameAlsoInAnotherProcess() throws IOException {
    push("db", entry("one"));
    push("db", entry("two"));
    push("db", entry("seven seconds ahead", 7));
    runner.settle();
    pass(700);
    restart();
    push("neighbour", entry("one") + entry("two"));
    runner.settle();
    pass(4);
    push("db", entry("next"));
    runner.settle();
    assertThat(count(Counters.EVENTS_SKEWED)).isEqualTo(1);
    assertThat(count(Counters.EVENTS_LATE)).isZero();
    assertThat(count(Counters.EVENTS_CORRECTED)).isZero();
  }

  @Test
  void linesOfAnEntryThatComeWithinFiveSecondsBelongTogether() throws IOException {
    for (double between : List.of(4.9, 5.1)) {
      String source = "db " + between;
      formats.put(source, "postgresql-log");
      restart();
      push(source, "2026-03-02 09:00:00.000 UTC [77] app@shop ERROR:  no such table\n");
      pass(between);
      push(source, "2026-03-02 09:00:00.000 UTC [77] app@shop STATEMENT:  select 1\n");
      pass(6);
      runner.settle();
    }
    assertThat(count(Counters.EVENTS)).isEqualTo(2);
    assertThat(count(Counters.MALFORMED)).as("of the second").isEqualTo(1);
  }

  @Test
  void whetherTheyBelongTogetherIsDecidedByTheirArrivalAlsoBehindACrash() throws IOException {
    formats.put("together", "postgresql-log");
    formats.put("apart", "postgresql-log");
    restart();
    for (String source : List.of("together", "apart")) {
      push(source, "2026-03-02 09:00:00.000 UTC [77] app@shop ERROR:  no such table\n");
    }
    pass(4);
    push("together", "2026-03-02 09:00:00.000 UTC [77] app@shop STATEMENT:  select 1\n");
    pass(4);
    push("apart", "2026-03-02 09:00:00.000 UTC [77] app@shop STATEMENT:  select 1\n");
    pass(600);
    restart();
    runner.settle();
    pass(6);
    runner.settle();
    assertThat(count(Counters.EVENTS)).isEqualTo(2);
    assertThat(count(Counters.MALFORMED)).as("apart").isEqualTo(1);
  }

  @Test
  void whileTheRunnerIsClosedNobodyIsSilent() throws IOException {
    formats.put("db", "postgresql-log");
    restart();
    push("db", "2026-03-02 09:00:00.000 UTC [77] app@shop ERROR:  no such table\n");
    runner.settle();
    pass(3_600);
    restart();
    pass(4);
    runner.settle();
    push("db", "2026-03-02 09:00:00.000 UTC [77] app@shop STATEMENT:  select 1\n");
    pass(6);
    assertThat(events()).isEqualTo(1);
    assertThat(count(Counters.MALFORMED)).isZero();
  }

  @Test
  void anEntryOfAFileIsNotTakenForWholeWhileMoreOfItIsThere() throws IOException {
    formats.put("db", "postgresql-log");
    settings = settings.withBatchBytes(100);
    restart();
    BytesInput file = new BytesInput("db");
    file.write(
        """
        2026-03-02 09:00:00.000 UTC [77] app@shop ERROR:  no such table
        2026-03-02 09:00:00.000 UTC [77] app@shop STATEMENT:  select 1
        \tfrom nothing
        \twhere nothing
        """);
    runner.runner.add(file);
    while (runner.runner.runEpoch()) {
      pass(20);
    }
    assertThat(count(Counters.EVENTS)).isEqualTo(1);
    assertThat(count(Counters.MALFORMED)).isZero();
  }

  @Test
  void aSourceThatSleepsOverAHeldRecordIsWoken() throws IOException {
    MemoryBudget budget = settings.memory();
    settings =
        settings.withMemory(new MemoryBudget(budget.states(), budget.facts(), budget.alerts(), 1));
    restart();
    for (int source = 0; source < 9; source++) {
      push("db-" + source, entry("one"));
    }
    assertThat(events()).isZero();
    pass(6);
    assertThat(events()).isEqualTo(9);
    pass(600);
    assertThat(events()).isEqualTo(9);
  }
}
