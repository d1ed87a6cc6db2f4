package org.hansho.casework.export.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hansho.alert.Severity;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.filter.FilterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A snapshot is all that a target may have, as it is then. */
@Timeout(60)
class SnapshotsTest extends ExportWorld {
  private final Taker taker = new Taker();

  private ExportPlan plan(boolean hasChanges, String times) {
    Optional<SnapshotTimes> at =
        times.isEmpty() ? Optional.empty() : Optional.of(SnapshotTimes.parse(times));
    return new Target("hook", taker).withSnapshots(new Snapshots(hasChanges, true, at)).plan();
  }

  private void come(int from, int to) throws IOException {
    for (int number = from; number < to; number++) {
      raise(alert(number, Severity.HIGH, 1));
    }
  }

  private void begin(Exports exports) throws IOException {
    assertThat(exports.snapshot("hook", TENANT, work -> store.transactions().write("begin", work)))
        .contains(true);
  }

  /** Until the snapshot that began last is over. */
  private void untilOver() {
    SnapshotTable table =
        new SnapshotTable(store.transactions(), "hook", ExportedData.ALERTS, TENANT);
    until(
        () -> {
          try {
            SnapshotTable.Turn last = table.last();
            return last != null && last.isOver();
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(ExportWorld::id).toList();
  }

  @Test
  void whatIsThereIsSentAsItIsOnDemandAlsoIfTheTargetHadItBefore() throws IOException {
    come(0, 3);
    try (Exports exports = start(plan(true, ""))) {
      come(3, 5);
      untilIdle(exports);
      assertThat(taker.alerts()).isEqualTo(ids(3, 5));
      begin(exports);
      untilOver();
      assertThat(taker.alerts().subList(2, 7)).isEqualTo(ids(0, 5));
      assertThat(taker.keys()).doesNotHaveDuplicates();
      come(5, 6);
      until(() -> taker.alerts().size() == 8);
      assertThat(taker.alerts().get(7)).isEqualTo(id(5));
    }
  }

  @Test
  void byScheduleEachIsSentOnceAndNoChangesWhereOnlySnapshotsAreWanted() throws IOException {
    try (Exports exports = start(plan(false, "sun 03:00 Asia/Tokyo"))) {
      come(0, 250);
      untilIdle(exports);
      assertThat(taker.alerts()).isEmpty();
      now = Instant.parse("2026-12-05T18:00:01Z");
      until(() -> taker.alerts().size() == 250);
      untilOver();
      come(250, 251);
      untilIdle(exports);
      assertThat(taker.alerts()).isEqualTo(ids(0, 250));
      now = now.plus(Duration.ofDays(7));
      until(() -> taker.alerts().size() == 501);
    }
  }

  @Test
  void behindARestartItGoesOnAndARefusedMessageIsSetAside() throws IOException {
    come(0, 6);
    taker.answering(
        message ->
            message.alert().equals(id(1))
                ? new Answer.Refused("too large")
                : taker.messages().size() > 3
                    ? new Answer.TryAgain("down")
                    : new Answer.Delivered());
    try (Exports exports = start(plan(true, ""))) {
      begin(exports);
      until(() -> status(exports).trouble().equals("down"));
      assertThat(letters(exports)).extracting(ExportLetter::alert).containsExactly(id(1));
    }
    taker.answering(message -> new Answer.Delivered());
    int before = taker.messages().size();
    try (Exports exports = start(plan(true, ""))) {
      until(() -> status(exports).sent() == 5);
      assertThat(taker.alerts().subList(before, taker.alerts().size()))
          .doesNotHaveDuplicates()
          .contains(id(5))
          .doesNotContain(id(0));
    }
  }

  @Test
  void aTargetOfChangesTakesNoneAndNobodyElseIsThere() throws IOException {
    try (Exports exports = start(plan("hook", taker))) {
      assertThat(exports.snapshot("hook", TENANT, work -> 1)).contains(false);
      assertThat(exports.snapshot("none", TENANT, work -> 1)).isEmpty();
    }
  }

  @Test
  void aPreviewCountsTheLastDayAndShowsThreeMessagesAndSendsNothing()
      throws IOException, FilterException {
    come(0, 30);
    Target target = new Target("hook", taker).that("detection = linux/even");
    try (Exports exports = start(target.plan())) {
      ExportPreview preview = exports.preview("hook", TENANT).orElseThrow();
      assertThat(preview.matched()).isEqualTo(15);
      assertThat(preview.isExact()).isTrue();
      assertThat(preview.messages()).hasSize(3).allMatch(text -> text.contains("linux/even"));
      now = now.plus(Duration.ofDays(2));
      assertThat(exports.preview("hook", TENANT).orElseThrow().matched()).isZero();
      assertThat(exports.preview("hook", "other")).isEmpty();
    }
    assertThat(taker.messages()).isEmpty();
  }

  @Test
  void timesAreDaysATimeAndAZone() {
    SnapshotTimes times = SnapshotTimes.parse("mon-fri 08:00 Asia/Tokyo");
    assertThat(times.before(Instant.parse("2026-11-30T00:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-29T23:00:00Z"));
    assertThat(times.before(Instant.parse("2026-11-29T22:59:59Z")))
        .isEqualTo(Instant.parse("2026-11-26T23:00:00Z"));
    assertThat(SnapshotTimes.parse("sat-mon 00:00").before(Instant.parse("2026-12-01T12:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-30T00:00:00Z"));
    for (String wrong : new String[] {"", "08:00", "day 08:00", "mon 25:00", "mon 08:00 Nowhere"}) {
      assertThatThrownBy(() -> SnapshotTimes.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
