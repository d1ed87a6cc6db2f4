package org.hansho.server.health;

/** What is missing between the numbers of what ways in take, as far as health looks at it. */
public interface Gaps {
  /** Shows all of a tenant. */
  void forEach(String tenant, Visitor visitor);

  /** Takes them. */
  interface Visitor {
    /** So many numbers of a source are missing since the start, the last of them in that range. */
    void missing(String source, long missing, String range);
  }
}
