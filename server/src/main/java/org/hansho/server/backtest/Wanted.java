package org.hansho.server.backtest;

/**
 * What is to be tried.
 *
 * @param detection id of a detection in effect; empty for rules that are new
 * @param text a version of that detection, or new rules; empty for the detection as it is
 * @param path file or folder of history to read; empty for what the journal has
 * @param by who asked
 */
public record Wanted(String detection, String text, String path, String by) {
  /** Whether it is other than what is in effect. */
  public boolean isCandidate() {
    return !text.isEmpty();
  }

  /** Whether files are read, in place of the journal. */
  public boolean isOfFiles() {
    return !path.isEmpty();
  }
}
