package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

class FormatRecognitionTest {
  private static final Format STARS = new Claiming("stars", "*", 60);
  private static final Format TWO_STARS = new Claiming("two-stars", "**", 90);
  private static final Format STARS_TOO = new Claiming("stars-too", "*", 60);
  private static final List<Format> FORMATS = List.of(STARS, TWO_STARS, STARS_TOO);

  @Test
  void theHighestScoreWins() {
    assertThat(recognise("** a record")).isEqualTo(new Recognition.Recognised(TWO_STARS, 90));
  }

  @Test
  void equalScoresGoToTheFormatThatIsListedFirst() {
    assertThat(recognise("* a record")).isEqualTo(new Recognition.Recognised(STARS, 60));
  }

  @Test
  void byteOrderMarkBlankLinesAndCommentsAreTakenOff() {
    assertThat(recognise("\uFEFF\r\n  \n# written by hand\n\n* a record"))
        .isEqualTo(new Recognition.Recognised(STARS, 60));
  }

  @Test
  void nobodyIsBelievedBelowTheLeastScore() {
    Format unsure = new Claiming("unsure", "a", FormatRecognition.LEAST_SCORE - 1);
    assertThat(
            FormatRecognition.recognise(
                "abc\nd".getBytes(StandardCharsets.UTF_8), 5, List.of(unsure)))
        .isEqualTo(
            new Recognition.Unrecognised(
                "text that begins with \"abc\"; a mapping file can read it, see docs/mapping.md"));
  }

  @Test
  void unknownJsonIsNamedWithItsBeginning() {
    assertThat(reason("{\"a\":\t1}\n"))
        .isEqualTo(
            "JSON that begins with \"{\"a\":.1}\"; a mapping file can read it, see"
                + " docs/mapping.md");
  }

  @Test
  void colouredLinesOfAStartAreNoList() {
    assertThat(reason("[\u001b[32m  OK  \u001b[0m] Started Network Manager.\r\n"))
        .startsWith("text that begins with \"[.[32m  OK  .[0m] Started");
  }

  @Test
  void emptyAndBlankSourcesSaySo() {
    assertThat(reason("")).isEqualTo("empty");
    assertThat(reason("\n \n")).isEqualTo("nothing but blank lines");
    assertThat(reason("\n \n# comment"))
        .startsWith("no record, nothing but lines that begin with #");
  }

  @Test
  void interpretedAuditRecordsAreRefusedByNameWithTheCommandToUse() {
    String record =
        """
        ----
        type=CWD msg=audit(11/25/2025 10:00:03.000:73) : cwd=/home/erin
        type=EXECVE msg=audit(25.11.2025 10:00:03.000:73) : argc=1 a0=id
        """;
    byte[] sample = record.getBytes(StandardCharsets.UTF_8);
    assertThat(FormatRecognition.recognise(sample, sample.length))
        .isInstanceOfSatisfying(
            Recognition.Unrecognised.class,
            refused -> assertThat(refused.reason()).contains("ausearch -i", "ausearch --raw"));
  }

  @Test
  void spacesInJsonChangeNothing() {
    String tight =
        "{\"ID\":\"1.1:1\",\"SYSCALL\":{\"exe\":\"/bin/ls\"},\"EXECVE\":{\"ARGV\":[\"ls\"]}}\n";
    for (String text : List.of(tight, tight.replace(":", ": ").replace(":  ", ": "))) {
      byte[] sample = text.getBytes(StandardCharsets.UTF_8);
      assertThat(FormatRecognition.recognise(sample, sample.length))
          .isInstanceOfSatisfying(
              Recognition.Recognised.class,
              known -> assertThat(known.format().name()).isEqualTo("laurel"));
    }
  }

  @Test
  void auditRecordsBehindSyslogHeadersAreReadAsSyslog() {
    String record =
        "Nov 25 10:00:00 web-1 audispd: type=CWD msg=audit(1764064800.101:71): cwd=\"/\"\n";
    byte[] sample = record.repeat(3).getBytes(StandardCharsets.UTF_8);
    assertThat(FormatRecognition.recognise(sample, sample.length))
        .isInstanceOfSatisfying(
            Recognition.Recognised.class,
            recognised -> assertThat(recognised.format().name()).isEqualTo("syslog"));
  }

  @Test
  void textInUtf16IsReadIfItsByteOrderMarkSaysSo() {
    String line = "2026-11-20T10:00:00+00:00 web-1 sshd[7]: Connection closed by 203.0.113.9\n";
    for (Charset order : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] sample = ("\uFEFF" + line.repeat(3)).getBytes(order);
      assertThat(FormatRecognition.recognise(sample, sample.length))
          .isInstanceOfSatisfying(
              Recognition.Recognised.class,
              known -> assertThat(known.format().name()).isEqualTo("syslog-utf16"));
    }
    byte[] marked = "* record".getBytes(StandardCharsets.UTF_16);
    assertThat(FormatRecognition.recognise(marked, marked.length).toString())
        .contains("text that begins with");
    String unmarked = "UTF-16 text without its byte order mark is not read; convert it to UTF-8";
    assertThat(reason("* record".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(unmarked);
    assertThat(reason("* record".getBytes(StandardCharsets.UTF_16BE))).isEqualTo(unmarked);
  }

  @Test
  void binaryFilesAreNamedAsWhatTheyAre() {
    assertThat(reason(new byte[] {0x1F, (byte) 0x8B, 8, 0})).startsWith("gzip data");
    assertThat(reason("ElfFilx\0".getBytes(StandardCharsets.US_ASCII)))
        .startsWith("a Windows event log with a damaged header");
    assertThat(reason(new byte[] {1, 2, 0, 4})).startsWith("binary data of an unknown kind");
  }

  @Test
  void onlyTheSampleIsLookedAt() {
    byte[] bytes = new byte[FormatRecognition.SAMPLE_BYTES + 10];
    Arrays.fill(bytes, (byte) ' ');
    bytes[FormatRecognition.SAMPLE_BYTES] = '*';
    assertThat(reason(bytes)).isEqualTo("nothing but blank lines");
  }

  private static Recognition recognise(String sample) {
    byte[] bytes = sample.getBytes(StandardCharsets.UTF_8);
    return FormatRecognition.recognise(bytes, bytes.length, FORMATS);
  }

  private static String reason(String sample) {
    return reason(sample.getBytes(StandardCharsets.UTF_8));
  }

  private static String reason(byte[] sample) {
    Recognition recognition = FormatRecognition.recognise(sample, sample.length, FORMATS);
    assertThat(recognition).isInstanceOf(Recognition.Unrecognised.class);
    return ((Recognition.Unrecognised) recognition).reason();
  }

  /** A format that claims every sample with a certain beginning. */
  private record Claiming(String name, String beginning, int score) implements Format {
    @Override
    public String description() {
      return name;
    }

    @Override
    public List<EventClass> eventClasses() {
      return List.of();
    }

    @Override
    public Set<String> reads() {
      return Set.of();
    }

    @Override
    public boolean hasMemory() {
      return false;
    }

    @Override
    public int recognise(byte[] sample, int length) {
      return new String(sample, 0, length, StandardCharsets.UTF_8).startsWith(beginning)
          ? score
          : 0;
    }

    @Override
    public RecordReader open(Fields fields, Limits limits) {
      throw new UnsupportedOperationException("never opened here");
    }
  }
}
