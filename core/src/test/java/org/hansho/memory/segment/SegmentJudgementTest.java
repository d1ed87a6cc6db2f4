package org.hansho.memory.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.memory.segment.SegmentEvidence.ALLOCATED_WRITABLE;
import static org.hansho.memory.segment.SegmentEvidence.HOLLOWED;
import static org.hansho.memory.segment.SegmentEvidence.IMAGE_HEADER;
import static org.hansho.memory.segment.SegmentEvidence.IMPORT_TABLE;
import static org.hansho.memory.segment.SegmentEvidence.SECTION_TABLE;
import static org.hansho.memory.segment.SegmentEvidence.THREAD_RETURNS;
import static org.hansho.memory.segment.SegmentEvidence.THREAD_RUNS;
import static org.hansho.memory.segment.SegmentEvidence.THREAD_STARTED;
import static org.hansho.memory.segment.SegmentEvidence.WRITABLE;

import java.util.EnumSet;
import org.hansho.memory.segment.SegmentJudgement.Level;
import org.junit.jupiter.api.Test;

class SegmentJudgementTest {
  @Test
  void pointsAreAdded() {
    assertThat(points(WRITABLE)).isEqualTo(10);
    assertThat(points(IMAGE_HEADER, THREAD_STARTED, ALLOCATED_WRITABLE)).isEqualTo(90);
    assertThat(points(SECTION_TABLE, IMPORT_TABLE)).isEqualTo(65);
  }

  @Test
  void threadsCountFor50AtMost() {
    assertThat(points(THREAD_RUNS, THREAD_STARTED, THREAD_RETURNS)).isEqualTo(50);
  }

  @Test
  void levelsBeginAt60And90() {
    assertThat(level(THREAD_RUNS, THREAD_STARTED)).isEqualTo(Level.NONE);
    assertThat(level(THREAD_RUNS, THREAD_STARTED, WRITABLE)).isEqualTo(Level.MEDIUM);
    assertThat(level(IMAGE_HEADER)).isEqualTo(Level.MEDIUM);
    assertThat(level(IMAGE_HEADER, THREAD_RUNS)).isEqualTo(Level.MEDIUM);
    assertThat(level(IMAGE_HEADER, THREAD_RUNS, ALLOCATED_WRITABLE)).isEqualTo(Level.HIGH);
    assertThat(level(HOLLOWED, SECTION_TABLE)).isEqualTo(Level.HIGH);
  }

  @Test
  void inDemotedSegmentsOnlyStrongEvidenceCounts() {
    EnumSet<SegmentEvidence> weak = EnumSet.of(THREAD_RUNS, THREAD_STARTED, WRITABLE, IMPORT_TABLE);
    assertThat(SegmentJudgement.of(weak, true).points()).isZero();
    weak.add(IMAGE_HEADER);
    assertThat(SegmentJudgement.of(weak, true).points()).isEqualTo(60);
  }

  private static int points(SegmentEvidence first, SegmentEvidence... rest) {
    return SegmentJudgement.of(EnumSet.of(first, rest), false).points();
  }

  private static Level level(SegmentEvidence first, SegmentEvidence... rest) {
    return SegmentJudgement.of(EnumSet.of(first, rest), false).level();
  }
}
