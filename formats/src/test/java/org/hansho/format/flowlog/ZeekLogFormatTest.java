package org.hansho.format.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

class ZeekLogFormatTest {
  private static final Format FORMAT = new ZeekLogFormat();
  private static final String FOLDER = "format/zeek-log";
  private static final Set<String> FIELDS = new TreeSet<>(FORMAT.commonFields().keySet());

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, FOLDER, "", FIELDS);
  }

  @Test
  void mailAndCallsAreNoRequestsOfTheWebThoughTheyHaveATransactionDepthToo() {
    String mail =
        "{\"ts\":1795490000.1,\"uid\":\"CAbcdefghijk1\",\"id.orig_h\":\"192.0.2.7\","
            + "\"id.resp_h\":\"198.51.100.3\",\"trans_depth\":1,\"helo\":\"mail.example\","
            + "\"fuids\":[],\"tls\":false}";
    String call =
        """
        #separator \\x09
        #path\tsip
        #fields\tts\tuid\tid.orig_h\ttrans_depth\tmethod\tcall_id
        1795490000.1\tCAbcdefghijk2\t192.0.2.7\t0\tINVITE\tc1
        """;
    assertThat(classOf(ZeekJsonFormat.FORMAT, mail)).contains("\"class\":\"zeek.smtp\"");
    assertThat(classOf(FORMAT, call)).contains("\"class\":\"zeek.sip\"");
  }

  private static String classOf(Format format, String log) {
    return String.join(
        "\n",
        FormatSamples.events(format, log.getBytes(StandardCharsets.UTF_8), List.of("source.ip")));
  }

  @Test
  void mutatedLinesBreakNothing() {
    ParserFuzz.run(FORMAT, FIELDS, FormatSamples.seeds(FOLDER, ""), ParserFuzz.INPUTS, 4437);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    ParserFuzz.check(FORMAT, FIELDS, input);
  }
}
