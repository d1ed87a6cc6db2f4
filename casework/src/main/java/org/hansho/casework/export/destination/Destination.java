package org.hansho.casework.export.destination;

import java.io.Closeable;
import java.time.Instant;

/**
 * Somebody who takes alerts. Belongs to one thread; a call ends within a bounded time, whatever the
 * other side does. What was sent may be sent again with the same key, after a crash or a doubtful
 * answer.
 */
public interface Destination extends Closeable {
  /** Hands over a message and waits for the answer. Never throws for what the other side does. */
  Answer send(Message message);

  /**
   * Looks at what people do with what was sent, if it is time for that; called between messages,
   * about once a second. Never throws for what the other side does.
   *
   * @return what is wrong with it, for people; empty if nothing is
   */
  default String look(Instant now) {
    return "";
  }

  /** Where it leads, for people, without secrets. */
  String place();

  @Override
  default void close() {}
}
