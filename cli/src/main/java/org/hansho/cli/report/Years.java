package org.hansho.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.hansho.cli.scan.Tally;
import org.hansho.cli.text.Texts;

/** What is said of sources whose times leave out the year. */
final class Years {
  private Years() {}

  /** One sentence for each way in which the year was found; none where all say it. */
  static List<String> lines(Tally tally, Texts texts) {
    List<String> lines = new ArrayList<>();
    if (tally.yearsOfFile() > 0) {
      lines.add(texts.count("years-of-file", tally.yearsOfFile()));
    }
    if (tally.yearsUnknown() > 0) {
      lines.add(texts.count("years-unknown", tally.yearsUnknown()));
    }
    return lines;
  }
}
