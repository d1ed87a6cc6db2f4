package org.hansho.match;

import java.util.Map;
import org.hansho.event.Event;

/**
 * Says which literals of keywords the raw bytes of a record may hold: too many perhaps, never too
 * few.
 *
 * <p>How long an anchor a literal has depends on what the record's escapes leave as it is ({@link
 * org.hansho.event.Spelling}); the longer, the fewer places are looked at. Immutable and shared.
 */
final class RecordFilter {
  private final int[][] bits;
  private final AnchorTable plain;
  private final AnchorTable careful;

  RecordFilter(Map<Term.Fragment, int[]> tests) {
    bits = tests.values().toArray(int[][]::new);
    plain = new AnchorTable(tests, Fragments::plainPiece);
    careful = new AnchorTable(tests, Fragments::anchor);
  }

  /** Sets the bits of every literal that the event's texts may hold. */
  void scan(Event event, ClassRun run) {
    if (!event.keywordText().standsInRecord()) {
      assumeAll(run);
      return;
    }
    switch (event.spelling()) {
      case PLAIN ->
          plain.scan(event.recordBuffer(), event.recordOffset(), event.recordLength(), run);
      case SIGNS ->
          careful.scan(event.recordBuffer(), event.recordOffset(), event.recordLength(), run);
      case HIDDEN -> assumeAll(run);
    }
  }

  private void assumeAll(ClassRun run) {
    for (int[] ofLiteral : bits) {
      run.set(ofLiteral);
    }
  }
}
