package org.hansho.report;

import org.hansho.files.output.Printable;
import org.hansho.match.CostlyRule;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;

/** A rule that left values undecided, in one line for people, with what to do. */
public final class CostlyLine {
  private static final int LONGEST_TEST = 120;

  private CostlyLine() {}

  /** The line, ready to be printed. */
  public static String of(CostlyRule rule, Texts texts) {
    String test = rule.test();
    if (test.length() > LONGEST_TEST) {
      test = test.substring(0, LONGEST_TEST) + "…";
    }
    return texts.get(
        rule.quarantines() > 0 ? "summary.costly-quarantined" : "summary.costly",
        Printable.line(rule.place().toString()),
        Printable.line(rule.rule()),
        Numbers.grouped(rule.values()),
        Printable.line(test),
        Numbers.grouped(rule.quarantines()));
  }
}
