package org.hansho.pipeline;

import org.hansho.alert.Finding;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.record.Malformed;

/**
 * Receives what an {@link EngineSession} reads, finds and fails at. Called on the thread of the
 * session, which it must not call back. What it throws is passed on.
 */
public interface SessionOutput {
  /** Ignores everything. */
  SessionOutput NONE = new SessionOutput() {};

  /** A record was read and its time judged; valid during the call only. */
  default void event(Event event, String source) {}

  /**
   * Something was found that raises an alert; called before it is folded, unless it is of a
   * detector and only adds to the count of its alert.
   */
  default void finding(Finding finding) {}

  /** A record has facts for detectors. */
  default void observed(Observation observation) {}

  /** A detector has a result, see {@link KeyedOutput#result}. */
  default void result(Result result) {}

  /** A record that could not be read. */
  default void malformed(Malformed record, String source) {}

  /** A record at which a part of this program failed, which it is left out of; the rest goes on. */
  default void failed(Failure failure, String source) {}

  /** Something to know of a source; see {@code EventSink.note}. */
  default void note(String note, String source) {}
}
