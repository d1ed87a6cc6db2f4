package org.hansho.format.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.Recognition;
import org.hansho.format.WindowsJsonFormat;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

class WindowsXmlFormatTest {
  private static final String FOLDER = "format/windows-xml";

  private static final List<String> FIELDS =
      List.of(
          "EventID",
          "Channel",
          "Provider_Name",
          "Computer",
          "Image",
          "CommandLine",
          "NewProcessName",
          "TargetUserName",
          "IpAddress",
          "SubjectUserName",
          "Description",
          "Data",
          "process.executable",
          "process.command_line",
          "user.name",
          "host.name",
          "source.ip",
          "event.outcome");

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new WindowsXmlFormat(), FOLDER, ".xml", FIELDS);
  }

  @Test
  void anEventSaysWhatTheSameSaysAsJson() {
    String xml =
        """
        <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>
        <Provider Name="Microsoft-Windows-Security-Auditing"/><EventID>4624</EventID>
        <TimeCreated SystemTime="2026-11-20T10:00:00Z"/><Channel>Security</Channel>
        <Computer>dc1</Computer></System><EventData><Data Name="TargetUserName">alice</Data>
        <Data Name="IpAddress">198.51.100.7</Data></EventData></Event>
        """;
    String json =
        """
        {"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Security-Auditing"}},\
        "EventID":"4624","TimeCreated":{"#attributes":{"SystemTime":"2026-11-20T10:00:00Z"}},\
        "Channel":"Security","Computer":"dc1"},\
        "EventData":{"TargetUserName":"alice","IpAddress":"198.51.100.7"}}}
        """;
    assertThat(events(new WindowsXmlFormat(), xml))
        .isEqualTo(events(new WindowsJsonFormat(), json));
  }

  private static List<String> events(Format format, String text) {
    return FormatSamples.events(format, text.getBytes(StandardCharsets.UTF_8), FIELDS);
  }

  @Test
  void everySampleIsRecognised() {
    for (byte[] sample : FormatSamples.seeds(FOLDER, ".xml")) {
      assertThat(FormatRecognition.recognise(sample, sample.length))
          .isInstanceOfSatisfying(
              Recognition.Recognised.class,
              known -> assertThat(known.format().name()).isEqualTo("windows-xml"));
    }
  }

  @Test
  void anEventThatIsTooLongIsReportedAndTheNextOneIsRead() {
    String event =
        new String(FormatSamples.seeds(FOLDER, "wevtutil.xml").get(0), StandardCharsets.UTF_8);
    String longOne = event.lines().findFirst().orElseThrow();
    String text =
        longOne.replace("admin", "a".repeat(3_000_000)) + "\n" + longOne.replace("admin", "bob");
    List<String> events = events(new WindowsXmlFormat(), text);
    assertThat(events).hasSize(2);
    assertThat(events.get(0)).contains("malformed");
    assertThat(events.get(1)).contains("bob");
  }

  @Test
  void whatAnEventNamesOutsideIsNeverRead() {
    String text =
        "<Event><System><Provider Name='P'/><EventID>&outside;</EventID></System></Event>\n";
    assertThat(events(new WindowsXmlFormat(), text))
        .hasSize(1)
        .first()
        .asString()
        .contains("malformed");
  }

  @Test
  void mutatedSamplesAreReadOrReported() {
    ParserFuzz.run(
        new WindowsXmlFormat(),
        FIELDS,
        new ArrayList<>(FormatSamples.seeds(FOLDER, ".xml")),
        20_000,
        31L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(new WindowsXmlFormat(), FIELDS, input);
  }
}
