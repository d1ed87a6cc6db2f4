package org.hansho.pipeline;

import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.detect.Fact;
import org.hansho.detect.Observation;
import org.hansho.event.Event;
import org.hansho.record.Malformed;

/**
 * Receives what a pipeline makes of its sources. Called on the pipeline's thread. What it throws is
 * passed on, as a fault of the receiver; only a {@link #finding} that throws is one of its record.
 */
public interface Output {
  /**
   * A rule found something that raises an alert; called once for each detection and event, with the
   * most severe rule of the detection that matched; of several the first.
   */
  void finding(Finding finding);

  /**
   * A record was read; called before anything is found in it. Whoever knows better than the record
   * when it happened says so here ({@link Event#judge}). Valid during the call only.
   */
  default void event(Event event) {}

  /**
   * A record matched rules that detectors listen to; each is handed over as a fact unless
   * overridden.
   */
  default void observed(Observation observation) {
    observation.facts().forEach(this::fact);
  }

  /** Something that detectors listen to has happened. */
  default void fact(Fact fact) {}

  /** A record that could not be read. */
  default void malformed(Malformed record, String source) {}

  /**
   * A record at which a stage failed, which it is left out of. Throws what the stage did unless
   * overridden, so that tests see it.
   */
  default void failed(Failure failure, String source) {
    throw new IllegalStateException(failure.record().reason(), failure.cause());
  }

  /** Something to know of a source; see {@code EventSink.note}. */
  default void note(String note, String source) {}

  /** Folds findings into alerts and leaves malformed records to the counters. */
  static Output into(AlertFold fold) {
    return fold::add;
  }
}
