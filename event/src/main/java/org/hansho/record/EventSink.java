package org.hansho.record;

import org.hansho.event.Event;

/** Receives what a reader makes of its source. Called on the reader's thread. */
public interface EventSink {
  /** An event, valid during the call only. */
  void event(Event event);

  /** A record that could not be read. */
  void malformed(Malformed record);

  /**
   * Something that whoever reads the results must know of the source although nothing is wrong with
   * it, such as what it does not let one judge. A few for a source at most.
   */
  default void note(String note) {}
}
