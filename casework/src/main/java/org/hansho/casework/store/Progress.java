package org.hansho.casework.store;

/** Is called behind each statement that writes; tests end the process there. */
interface Progress {
  /** Does nothing in a program that is no test. */
  Progress NONE = () -> {};

  void reached();
}
