package org.hansho.cli;

import org.hansho.scan.ScanResult;

/** What the program returns; the table of the manual is made of these. */
enum ExitCode {
  CLEAN(0, "All went well, and nothing was found that --fail-on names."),
  FINDINGS(
      1,
      "What --fail-on or --fail-on-difference names was found, or audit verify, doctor, selftest or"
          + " export test found a fault."),
  RULES(2, "A rule is refused, a test of a rule failed, or no rule is active."),
  USAGE(3, "The command line or a setting is wrong; nothing was read."),
  INPUT(
      4,
      "A path that was named could not be read, a packed file not to its end, or an event could"
          + " not, or there was no event."),
  STOPPED(
      5,
      "Stopped before the end: by a signal, for lack of room in the temporary folder, or by a fault"
          + " of the program."),
  UNWATCHED(6, "A source was read that no detection looks at, so its silence says nothing."),
  OUTPUT(7, "The output could not be written whole.");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The code of a command that reads with some of the detections only. */
  static ExitCode ofReading(ScanResult result) {
    if (result.stopped()) {
      return STOPPED;
    }
    if (result.isInputTrouble()) {
      return INPUT;
    }
    return result.isUnwatched() ? UNWATCHED : CLEAN;
  }

  int code() {
    return code;
  }

  String meaning() {
    return meaning;
  }
}
