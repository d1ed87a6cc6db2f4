package org.hansho.casework.store;

/** In which order alerts are listed. */
public enum AlertOrder {
  /** By the time of the last evidence, the newest first. */
  NEWEST,
  /** By severity, the worst first, and then the newest first. */
  WORST
}
