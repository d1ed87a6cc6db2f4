package org.hansho.format.evtx;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

/** The sample is by the writer of {@code testkit}, whose tests try every token and type. */
class EvtxFormatTest {
  private static final EvtxFormat FORMAT = new EvtxFormat();
  private static final Set<String> FIELDS = new TreeSet<>(FORMAT.commonFields().keySet());
  private static final int HEADER = 128;
  private static final int RECORDS = 2_000;

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, "format/evtx", ".evtx", FIELDS);
  }

  @Test
  void noInputMakesTheReaderFail() {
    byte[] log = FormatSamples.bytes(FormatSamples.samples("format/evtx", ".evtx").get(0));
    byte[] small = new byte[HEADER + RECORDS];
    System.arraycopy(log, 0, small, 0, HEADER);
    small[0x28] = (byte) HEADER;
    small[0x29] = 0;
    System.arraycopy(log, 4_096, small, HEADER, RECORDS);
    ParserFuzz.run(FORMAT, FIELDS, List.of(small), 3_000, 31L);
  }
}
