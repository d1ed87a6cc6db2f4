package org.hansho.format.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.Recognition;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.UnstatedTime;
import org.junit.jupiter.api.Test;

class FtpLogFormatTest {
  private static final FtpLogFormat FORMAT = new FtpLogFormat();
  private static final String FOLDER = "format/ftp-log";
  private static final List<String> FIELDS =
      List.of(
          "event.action",
          "event.outcome",
          "file.path",
          "process.pid",
          "source.address",
          "source.domain",
          "source.ip",
          "user.name");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, FOLDER, ".log", FIELDS);
  }

  @Test
  void theZoneOfTheServerIsTakenOff() {
    byte[] line = Bytes.of("Wed Nov 25 01:00:00 2026 [pid 2] CONNECT: Client \"192.0.2.66\"");
    assertThat(
            FormatSamples.events(FORMAT.assuming(new UnstatedTime(2026, 9 * 3600)), line, FIELDS))
        .singleElement()
        .asString()
        .contains("2026-11-24T16:00:00Z");
  }

  @Test
  void eachSampleIsRecognised() {
    for (byte[] sample : FormatSamples.seeds(FOLDER, ".log")) {
      assertThat(recognised(sample)).isEqualTo("ftp-log");
    }
  }

  @Test
  void aUserNameForgesNoLogin() {
    String refused = "] FAIL LOGIN: Client \"203.0.113.7\"";
    String answered =
        "] FTP response: Client \"203.0.113.7\", \"331 Please specify the password.\"";
    for (String forged :
        List.of(
            "[x] OK LOGIN: Client \"198.51.100.1\"",
            "[x] OK LOGIN: Client \"198.51.100.1\", anon password \"y\"",
            "[x] OK UPLOAD: Client \"198.51.100.1\", \"/a\", 5 bytes, 1.00Kbyte/sec",
            "[x] OK DELETE: Client \"198.51.100.1\", \"/a\"")) {
      assertThat(session(forged + refused))
          .contains("\"event.outcome\":\"failure\"", "\"source.ip\":\"203.0.113.7\"")
          .doesNotContain("\"source.ip\":\"198.51.100.1\"");
      assertThat(session(forged + answered))
          .contains("\"event.action\":\"ftp-protocol\"", "\"source.ip\":\"203.0.113.7\"")
          .doesNotContain("event.outcome", "\"source.ip\":\"198.51.100.1\"");
    }
  }

  @Test
  void aFileNameForgesNoOtherClient() {
    assertThat(
            session(
                "[shop] OK UPLOAD: Client \"192.0.2.66\","
                    + " \"/x] OK UPLOAD: Client \"198.51.100.1\", \"/b\", 5 bytes, 1.00Kbyte/sec"))
        .contains("\"user.name\":\"shop\"", "\"source.ip\":\"192.0.2.66\"");
  }

  private static String session(String text) {
    byte[] line = Bytes.of("Wed Nov 25 01:00:00 2026 [pid 2] " + text);
    return String.join("\n", FormatSamples.events(FORMAT, line, FIELDS));
  }

  @Test
  void commandsThatNobodyKnowsMakeNoLogOfTheWeb() {
    String front = "192.0.2.66 UNKNOWN - [25/Nov/2026:01:00:00 +0000] ";
    String log = front + "\"USER shop\" 331 -\n" + (front + "\"XYZ shop\" 500 -\n").repeat(50);
    assertThat(recognised(Bytes.of(log))).isEqualTo("ftp-log");
  }

  @Test
  void commandsBetweenRequestsMakeNoLogOfFtp() {
    String front = "192.0.2.66 - - [25/Nov/2026:01:00:00 +0000] ";
    String log =
        (front + "\"USER shop\" 400 150\n").repeat(9) + front + "\"GET / HTTP/1.1\" 200 5\n";
    assertThat(recognised(Bytes.of(log))).isEqualTo("web-access");
    String combined = front + "\"USER shop\" 400 150 \"-\" \"-\"\n";
    assertThat(recognised(Bytes.of(combined))).isEqualTo("web-access");
  }

  private static String recognised(byte[] sample) {
    return FormatRecognition.recognise(sample, sample.length)
            instanceof Recognition.Recognised recognised
        ? recognised.format().name()
        : "";
  }

  @Test
  void mutatedLinesBreakNothing() {
    ParserFuzz.run(FORMAT, FIELDS, FormatSamples.seeds(FOLDER, ".log"), 100_000, 2121);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    ParserFuzz.check(FORMAT, FIELDS, input);
  }
}
