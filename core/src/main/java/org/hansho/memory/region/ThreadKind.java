package org.hansho.memory.region;

/** What a thread has to do with a piece of memory. */
public enum ThreadKind {
  RUNNING,
  STARTED,
  RETURNING
}
