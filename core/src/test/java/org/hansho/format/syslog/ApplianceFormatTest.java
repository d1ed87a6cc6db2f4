package org.hansho.format.syslog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.format.Format;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

class ApplianceFormatTest {
  private static final Format FORMAT = new ApplianceFormat();
  private static final String FOLDER = "format/cef";
  private static final Set<String> FIELDS = new TreeSet<>(FORMAT.commonFields().keySet());

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, FOLDER, "", FIELDS);
  }

  @Test
  void mutatedLinesBreakNothing() {
    ParserFuzz.run(FORMAT, FIELDS, FormatSamples.seeds(FOLDER, ""), ParserFuzz.INPUTS, 3103);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    ParserFuzz.check(FORMAT, FIELDS, input);
  }
}
