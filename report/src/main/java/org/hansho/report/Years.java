package org.hansho.report;

import java.util.ArrayList;
import java.util.List;
import org.hansho.report.text.Texts;
import org.hansho.scan.Tally;

/** What is said of sources whose times leave out the year. */
public final class Years {
  private Years() {}

  /** One sentence for each way in which the year was found; none where all say it. */
  public static List<String> lines(Tally tally, Texts texts) {
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
