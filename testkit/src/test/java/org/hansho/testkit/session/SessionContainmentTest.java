package org.hansho.testkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.event.Timing;
import org.hansho.format.JsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.Failure;
import org.hansho.pipeline.MemoryBudget;
import org.hansho.pipeline.SessionOutput;
import org.hansho.pipeline.Stage;
import org.hansho.record.Format;
import org.hansho.record.Malformed;
import org.hansho.testkit.fault.FaultyAnalyzer;
import org.hansho.testkit.fault.FaultyDetector;
import org.hansho.testkit.fault.FaultyFormat;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;

/**
 * What cannot be read, comes too late, or meets a fault of the program costs no more than itself.
 */
class SessionContainmentTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int DENIALS = 12;
  private static final Format JSON = JsonFormat.FORMAT;

  private static final Engine ENGINE = Workload.engine();
  private static final Engine FAULTY =
      Workload.engine(Workload.detections(), List.of(new FaultyAnalyzer(Set.of("kind"))))
          .withDetector("many-denied", FaultyDetector::of);

  /** What a session reports besides alerts. */
  private static final class Reports implements SessionOutput {
    private final List<Failure> failures = new ArrayList<>();
    private int malformed;

    @Override
    public void failed(Failure failure, String source) {
      failures.add(failure);
    }

    @Override
    public void malformed(Malformed record, String source) {
      malformed++;
    }
  }

  private final Reports reports = new Reports();

  private static byte[] denied(long second, String user) {
    String line = Workload.line(Workload.START + second * SECOND, "denied", user, "host-1");
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Outcome> of(List<Alert> alerts, String detection) {
    return alerts.stream()
        .map(Outcome::of)
        .filter(alert -> alert.detection().equals(detection))
        .toList();
  }

  /** Twelve denials of a user, and what is read among them. */
  private List<Alert> withAmongThem(Engine engine, Format format, String record) {
    EngineSession session = new EngineSession(engine, "test", EngineSession.UNBOUNDED, reports);
    session.open("one", format);
    for (int second = 0; second < DENIALS; second++) {
      session.feed("one", denied(second, "erin"));
      if (second == DENIALS / 2) {
        session.feed("one", record.getBytes(StandardCharsets.UTF_8));
      }
    }
    session.end();
    return session.takeChanges();
  }

  private void assertThatTheRestIsFound(List<Alert> alerts) {
    assertThat(of(alerts, "test/many-denied"))
        .extracting(Outcome::summary)
        .contains("erin: many-denied");
    assertThat(of(alerts, "test/denied"))
        .filteredOn(alert -> alert.summary().startsWith("erin"))
        .extracting(Outcome::count)
        .containsExactly((long) DENIALS);
  }

  @Test
  void aRecordThatCannotBeReadIsReportedAndTheRestGoesOn() {
    assertThatTheRestIsFound(withAmongThem(ENGINE, JSON, "{\"kind\": \n"));
    assertThat(reports.malformed).isEqualTo(1);
    assertThat(reports.failures).isEmpty();
  }

  @Test
  void aRecordAtWhichTheReaderFailsIsReportedAndTheRestGoesOn() {
    String record = new String(denied(6, FaultyFormat.MARK), StandardCharsets.UTF_8);
    assertThatTheRestIsFound(withAmongThem(ENGINE, new FaultyFormat(JSON), record));
    assertThat(reports.failures).extracting(Failure::stage).containsExactly(Stage.FORMAT);
  }

  @Test
  void aRecordAtWhichAnAnalyzerFailsIsReportedAndTheRestGoesOn() {
    String record = new String(denied(6, FaultyAnalyzer.MARK), StandardCharsets.UTF_8);
    List<Alert> alerts = withAmongThem(FAULTY, JSON, record);
    assertThatTheRestIsFound(alerts);
    assertThat(of(alerts, "test/denied")).hasSize(1);
    assertThat(reports.failures).extracting(Failure::stage).containsExactly(Stage.ANALYZER);
  }

  @Test
  void aFactAtWhichADetectorFailsIsReportedAndTheRestGoesOn() {
    String record = new String(denied(6, FaultyDetector.MARK), StandardCharsets.UTF_8);
    List<Alert> alerts = withAmongThem(FAULTY, JSON, record);
    assertThatTheRestIsFound(alerts);
    assertThat(of(alerts, "test/denied")).as("its single event fires").hasSize(2);
    assertThat(reports.failures)
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.stage()).isEqualTo(Stage.DETECTOR);
              assertThat(failure.part()).isEqualTo("many-denied");
            });
  }

  @Test
  void aReaderThatFailsMegabytesAfterTheLastSnapshotGoesOnWhereItStood() {
    EngineSession session = new EngineSession(ENGINE, "test", EngineSession.UNBOUNDED, reports);
    session.open("one", new FaultyFormat(JSON));
    for (int second = 0; second < 30_000; second++) {
      String user = second % 10_000 == 9_999 ? FaultyFormat.MARK : "erin";
      session.feed("one", denied(second, user));
    }
    assertThat(session.counts("one").events()).isEqualTo(29_997);
    assertThat(reports.failures).hasSize(3);
  }

  @Test
  void aRecordBehindTheTimeThatPassedFiresAloneMarkedLateAndIsNotCounted() {
    EngineSession session = new EngineSession(ENGINE, "test", EngineSession.UNBOUNDED);
    session.open("one", JSON);
    for (int second = 0; second < DENIALS - 1; second++) {
      session.feed("one", denied(second, "erin"));
    }
    session.advance(Workload.START + 20 * SECOND);
    session.takeChanges();
    session.feed("one", denied(DENIALS, "erin"));
    session.end();
    List<Alert> changes = session.takeChanges();
    assertThat(of(changes, "test/many-denied")).isEmpty();
    assertThat(changes)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.count()).isEqualTo(DENIALS);
              assertThat(alert.timings()).contains(Timing.LATE);
            });
    assertThat(session.late()).isPositive();
  }

  @Test
  void whereTooManyFactsWaitTimeIsPushedOnAndNothingIsLost() {
    MemoryBudget small = new MemoryBudget(1 << 20, 20_000, 1 << 20, 1 << 20);
    EngineSession session = new EngineSession(ENGINE, "test", small);
    session.open("one", JSON);
    for (int second = 0; second < 1_000; second++) {
      session.feed("one", denied(second, "erin"));
      assertThat(session.waiting()).isLessThan(200);
    }
    assertThat(session.forced()).isPositive();
    session.end();
    List<Alert> alerts = session.takeChanges();
    assertThat(of(alerts, "test/denied")).extracting(Outcome::count).containsExactly(1_000L);
    assertThat(of(alerts, "test/many-denied")).hasSize(1);
    assertThat(session.late()).isZero();
  }

  @Test
  void alertsBeyondTheirRoomAreForgottenAndCounted() {
    MemoryBudget small = new MemoryBudget(1 << 20, 1 << 20, 20_000, 1 << 20);
    EngineSession session = new EngineSession(ENGINE, "test", small);
    session.open("one", JSON);
    for (int user = 0; user < 300; user++) {
      session.feed("one", denied(user, "user-" + user));
      assertThat(session.takeChanges()).hasSize(1);
    }
    assertThat(session.forgotten()).isPositive();
    assertThat(session.snapshot().length).isLessThan(60_000);
  }

  @Test
  void callsInTheWrongOrderFailWithTheReason() {
    EngineSession session = new EngineSession(ENGINE, "test", EngineSession.UNBOUNDED);
    session.open("one", JSON);
    assertThatThrownBy(() -> session.open("one", JSON)).hasMessageContaining("open already");
    assertThatThrownBy(() -> session.feed("two", new byte[0])).hasMessageContaining("two");
    session.end();
    assertThatThrownBy(() -> session.open("two", JSON)).hasMessageContaining("has ended");
    assertThatThrownBy(session::snapshot).hasMessageContaining("has ended");
  }

  @Test
  void detectionsThatAreGoneForAWhileStillKnowWhatTheyHadLearned() {
    EngineSession session = new EngineSession(ENGINE, "test", EngineSession.UNBOUNDED);
    session.open("one", JSON);
    for (int second = 0; second < DENIALS - 1; second++) {
      session.feed("one", denied(second, "erin"));
    }
    session.advance(Workload.START + 20 * SECOND);
    session.replaceContent(Workload.engine(Workload.detections().subList(0, 1)));
    assertThat(session.setAside()).contains("many-denied");
    session.replaceContent(Workload.engine());
    assertThat(session.setAside()).isEmpty();
    session.feed("one", denied(30, "erin"));
    session.end();
    assertThat(of(session.takeChanges(), "test/many-denied")).hasSize(1);
  }
}
