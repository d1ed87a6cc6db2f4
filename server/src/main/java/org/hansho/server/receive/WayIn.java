package org.hansho.server.receive;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;

/**
 * A way in that listens or looks by itself. It takes records from its start until it is closed, and
 * hands them to its source's tenant. Each is one class and one line in {@link WaysIn}.
 *
 * <p>Every record that reaches it is at any time kept, held, refused or dropped, and the last two
 * are counted by reason: nothing is lost in silence.
 */
interface WayIn extends Closeable {
  /** How long closing waits for a thread of its own at the most. */
  Duration LONGEST_ENDING = Duration.ofSeconds(5);

  /** How it is doing. Safe from any thread, and never waits. */
  WayInStatus status();

  /** What is missing between the numbers of what it takes. Safe from any thread. */
  default List<Tally.Hole> holes() {
    return List.of();
  }

  /** Whose records it takes. */
  default String tenant() {
    return status().tenant();
  }

  /**
   * Takes no more and hands over what it holds, as far as that is taken within a second. The
   * tenants must still be open.
   */
  @Override
  void close();
}
