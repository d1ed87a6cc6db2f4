package org.hansho.demo;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** One way in, as the senders of one source use it. Belongs to one thread. */
interface Sender extends Closeable {
  /**
   * Sends what a source says, in order.
   *
   * @throws IOException if it does not arrive
   */
  void send(List<Sending> sendings) throws IOException;

  @Override
  default void close() throws IOException {}
}
