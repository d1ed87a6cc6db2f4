package org.hansho.server.health;

import java.io.IOException;
import java.util.List;

/** What is to be sent elsewhere, as far as health looks at it. */
public interface Outbox {
  /**
   * The targets of a tenant.
   *
   * @throws IOException if they cannot be asked
   */
  List<Target> of(String tenant) throws IOException;

  /**
   * A target.
   *
   * @param waiting how much waits for it
   * @param trouble why nothing is delivered at present; empty if nothing is wrong
   */
  record Target(String name, long waiting, String trouble) {}
}
