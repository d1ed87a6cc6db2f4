package org.hansho.memory.region;

/** What a thread has to do with a piece of memory. */
public enum ThreadKind {
  /** It executes there. */
  RUNNING,
  /** It was started there. */
  STARTED,
  /** Its stack holds an address there that a call returns to. */
  RETURNING
}
