package org.hansho.format.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.hansho.format.FormatSamples;
import org.hansho.format.Formats;
import org.junit.jupiter.api.Test;

class ProcessLineageTest {
  private static final List<String> FIELDS =
      List.of(
          "process.command_line",
          "process.parent.command_line",
          "process.parent.name",
          "process.ancestors",
          "process.ancestors.command_line");

  private static List<String> events(String format, String... lines) {
    byte[] source = String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8);
    return FormatSamples.events(Objects.requireNonNull(Formats.named(format)), source, FIELDS);
  }

  private static String sysmon(int event, int pid, String image, String more) {
    return ("<Event><System><Provider Name=\"Linux-Sysmon\"/><EventID>%d</EventID><Computer>web-1"
            + "</Computer></System><EventData><Data Name=\"ProcessId\">%d</Data>"
            + "<Data Name=\"Image\">%s</Data>%s</EventData></Event>")
        .formatted(event, pid, image, more);
  }

  private static String started(int pid, String image, int parent, String parentImage) {
    return sysmon(
        1,
        pid,
        image,
        ("<Data Name=\"CommandLine\">%s -x</Data><Data Name=\"ParentProcessId\">%d</Data>"
                + "<Data Name=\"ParentImage\">%s</Data>")
            .formatted(image, parent, parentImage));
  }

  private static String row(int pid, int parent, String path) {
    return ("{\"name\":\"p\",\"hostIdentifier\":\"web-1\",\"calendarTime\":\"now\","
            + "\"unixTime\":1700000000,\"columns\":{\"pid\":\"%d\",\"parent\":\"%d\","
            + "\"path\":\"%s\",\"cmdline\":\"%s -x\"},\"action\":\"added\"}")
        .formatted(pid, parent, path, path);
  }

  @Test
  void aStartBySysmonHasTheAncestorsThatEarlierStartsHaveShown() {
    List<String> events =
        events(
            "linux-sysmon",
            started(20, "/usr/bin/dpkg", 10, "/usr/bin/apt"),
            started(30, "/bin/sh", 20, "/usr/bin/dpkg"),
            started(40, "/bin/ln", 30, "/bin/sh"));
    assertThat(events.get(2))
        .contains("\"process.ancestors\":[\"/bin/sh\",\"/usr/bin/dpkg\",\"/usr/bin/apt\"]")
        .contains("\"/bin/sh -x\",\"/usr/bin/dpkg -x\",\"/usr/bin/apt\"]");
  }

  @Test
  void aFileWrittenBySysmonHasTheCommandLineAndParentOfItsProcess() {
    List<String> events =
        events(
            "linux-sysmon",
            started(20, "/usr/bin/python3", 10, "/usr/bin/apt"),
            sysmon(11, 20, "/usr/bin/python3", "<Data Name=\"TargetFilename\">/etc/x</Data>"));
    assertThat(events.get(1))
        .contains("\"process.command_line\":\"/usr/bin/python3 -x\"")
        .contains("\"process.parent.name\":\"apt\"");
  }

  @Test
  void aProcessIdThatIsUsedAgainInheritsNothing() {
    List<String> events =
        events(
            "linux-sysmon",
            started(20, "/usr/bin/dpkg", 10, "/usr/bin/apt"),
            started(30, "/bin/ln", 20, "/usr/bin/bash"),
            sysmon(11, 30, "/usr/bin/vi", "<Data Name=\"TargetFilename\">/etc/x</Data>"));
    assertThat(events.get(1)).contains("\"process.ancestors\":\"/usr/bin/bash\"");
    assertThat(events.get(2)).doesNotContain("ancestors", "command_line");
  }

  @Test
  void anotherHostWithTheSameProcessIdsIsNotMixedIn() {
    List<String> events =
        events(
            "osquery",
            row(20, 10, "/usr/bin/dpkg"),
            row(30, 20, "/bin/ln").replace("web-1", "web-2"));
    assertThat(events.get(1)).doesNotContain("dpkg");
  }

  @Test
  void rowsOfOsqueryHaveTheParentOfWhichTheyGiveTheNumber() {
    List<String> events =
        events(
            "osquery",
            row(10, 1, "/usr/sbin/apache2"),
            row(20, 10, "/bin/sh"),
            row(30, 20, "/usr/bin/id"));
    assertThat(events.get(2))
        .contains("\"process.parent.command_line\":\"/bin/sh -x\"")
        .contains("\"process.ancestors\":[\"/bin/sh\",\"/usr/sbin/apache2\"]");
  }

  @Test
  void aProcessThatIsItsOwnParentEndsTheChain() {
    List<String> events = events("osquery", row(20, 20, "/bin/a"), row(30, 20, "/bin/b"));
    assertThat(events.get(1)).contains("\"process.ancestors\":\"/bin/a\"");
  }
}
