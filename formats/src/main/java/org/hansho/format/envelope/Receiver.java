package org.hansho.format.envelope;

import org.hansho.record.EventSink;

/** Takes what was found in envelopes. */
interface Receiver {
  /**
   * Takes one text.
   *
   * @param found valid during the call only
   */
  void receive(EnclosedText found, EventSink sink);
}
