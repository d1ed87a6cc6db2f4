package org.hansho.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hansho.event.Event;
import org.hansho.event.LogSource;
import org.hansho.format.BlockFeeder;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.Recognition;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.UnstatedTime;
import org.junit.jupiter.api.Test;

/** Recorded syslog and Sysmon of third parties, with the numbers that their labels give. */
class RecordedSyslogTest {
  private static final Path TELEMETRY =
      Path.of(System.getProperty("hansho.shared", "../shared"), "telemetry");

  @Test
  void everyLineOfAnInternetFacingHostIsAnEvent() throws IOException {
    byte[] source = recorded("linux-syslog/elastic-examples_auth.log");
    List<Map<String, String>> events = read(new SyslogFormat(), source);
    assertThat(events).hasSize(7121);
    assertThat(countsBy(events, "log.syslog.appname"))
        .containsEntry("sshd", 4095)
        .containsEntry("CRON", 1264)
        .containsEntry("sudo", 557)
        .containsEntry("useradd", 50)
        .containsEntry("su", 45);
    assertThat(countsBy(events, "event.action", "event.outcome", "ssh.method"))
        .containsEntry("ssh-login/failure/password", 713)
        .containsEntry("ssh-login/success/password", 190)
        .containsEntry("ssh-login/success/publickey", 36)
        .containsEntry("ssh-login/failure/publickey", 4);
  }

  @Test
  void passwordsAreGuessedFromOneAddressMoreThanFromAnyOther() throws IOException {
    byte[] source = recorded("linux-syslog/elastic-examples_auth.log");
    Map<String, Integer> failuresByAddress = new HashMap<>();
    for (Map<String, String> event : read(new SyslogFormat(), source)) {
      if ("ssh-login".equals(event.get("event.action"))
          && "failure".equals(event.get("event.outcome"))
          && "password".equals(event.get("ssh.method"))) {
        failuresByAddress.merge(Objects.requireNonNull(event.get("source.ip")), 1, Integer::sum);
      }
    }
    assertThat(failuresByAddress.values().stream().max(Integer::compare)).contains(157);
  }

  @Test
  void noRecordedLineAddsAnybodyToAnAdministratorsGroup() throws IOException {
    for (String file : List.of("elastic-examples_auth.log", "beats_system-auth_test.log")) {
      List<Map<String, String>> events = read(new SyslogFormat(), recorded("linux-syslog/" + file));
      assertThat(countsBy(events, "event.action")).doesNotContainKey("user-added-to-group");
    }
  }

  @Test
  void sysmonRowsAreEventsOfTheirCategories() throws IOException {
    List<Map<String, String>> events = read(new LogAnalyticsSyslogFormat(), sysmonRows());
    assertThat(countsBy(events, "class"))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "linux.sysmon.process_creation", 31,
                    "linux.sysmon.network_connection", 6,
                    "linux.sysmon.process_termination", 50,
                    "linux.sysmon.file_event", 4,
                    "linux.sysmon.file_delete", 2)));
    assertThat(events).allSatisfy(event -> assertThat(event).containsKeys("time", "host.name"));
  }

  @Test
  void theShellThatTomcatStartedThroughLog4ShellHasItsParent() throws IOException {
    List<Map<String, String>> events = read(new LogAnalyticsSyslogFormat(), sysmonRows());
    List<Map<String, String>> children =
        events.stream()
            .filter(event -> "1".equals(event.get("EventID")))
            .filter(event -> "java".equals(event.get("process.parent.name")))
            .toList();
    assertThat(children).hasSize(1);
    assertThat(children.get(0))
        .containsEntry("user.name", "tomcat")
        .containsEntry("process.executable", "/bin/bash")
        .containsEntry("process.working_directory", "/")
        .hasEntrySatisfying(
            "process.command_line", line -> assertThat(line).startsWith("bash -c {echo,"))
        .hasEntrySatisfying(
            "ParentCommandLine", line -> assertThat(line).contains("catalina.base=/opt/tomcat"));
    assertThat(events)
        .filteredOn(event -> "whoami".equals(event.get("process.name")))
        .filteredOn(event -> "1".equals(event.get("EventID")))
        .allSatisfy(event -> assertThat(event).containsEntry("user.name", "tomcat"))
        .hasSize(1);
  }

  @Test
  void rowsOfTheAuditAgentShowTheCommandsOfTomcat() throws IOException {
    List<Map<String, String>> events = read(new LogAnalyticsSyslogFormat(), auditRows());
    assertThat(countsBy(events, "class")).containsKey("linux.auditd.record");
    assertThat(events)
        .filteredOn(event -> Objects.toString(event.get("class")).contains("process_creation"))
        .filteredOn(event -> "tomcat".equals(event.get("user.name")))
        .extracting(event -> event.get("process.command_line"))
        .anySatisfy(line -> assertThat(line).startsWith("bash -c {echo,"));
  }

  @Test
  void recordedFilesAreRecognised() throws IOException {
    assertThat(recognised("linux-syslog/elastic-examples_auth.log")).isEqualTo("syslog");
    assertThat(recognised("linux-syslog/beats_system-auth_test.log")).isEqualTo("syslog");
    assertThat(recognisedBytes(sysmonRows())).isEqualTo("log-analytics-syslog");
    assertThat(recognisedBytes(auditRows())).isEqualTo("log-analytics-syslog");
  }

  private static String recognised(String file) throws IOException {
    return recognisedBytes(recorded(file));
  }

  private static String recognisedBytes(byte[] source) {
    Recognition recognition = FormatRecognition.recognise(source, source.length);
    assertThat(recognition).isInstanceOf(Recognition.Recognised.class);
    return ((Recognition.Recognised) recognition).format().name();
  }

  private static byte[] sysmonRows() throws IOException {
    return recorded(
        "linux-sysmon/"
            + "syslog_sysmon_log4shell_cve2021_44228_jndi_reference_2022-05-11181020.json");
  }

  private static byte[] auditRows() throws IOException {
    return recorded(
        "linux-auditd/otrf/"
            + "syslog_auoms_auditd_log4shell_cve2021_44228_jndi_reference_2022-05-11181020.json");
  }

  private static byte[] recorded(String file) throws IOException {
    Path path = TELEMETRY.resolve(file);
    assumeTrue(Files.exists(path), "recorded telemetry is absent: " + path);
    return Files.readAllBytes(path);
  }

  /** The first value of each field of each event; fails on a malformed record. */
  private static List<Map<String, String>> read(Format format, byte[] source) {
    List<Map<String, String>> events = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            assertThat(event.eventClass().admittedBy(LogSource.of("linux", null, null))).isTrue();
            events.add(values(event));
          }

          @Override
          public void malformed(Malformed record) {
            throw new AssertionError(record.reason() + " at " + record.position());
          }
        };
    BlockFeeder.whole(
        format
            .assuming(new UnstatedTime(2017, 0))
            .open(FormatSamples.fields(format, SyslogSampleFields.ALL), Limits.DEFAULT),
        source,
        sink);
    return events;
  }

  private static Map<String, String> values(Event event) {
    Map<String, String> values = new HashMap<>();
    values.put("class", event.eventClass().name());
    if (event.time() != Event.NO_TIME) {
      values.put("time", Long.toString(event.time()));
    }
    for (int slot = 0; slot < event.slots(); slot++) {
      values.putIfAbsent(event.fields().name(event.field(slot)), event.text(slot));
    }
    return values;
  }

  private static Map<String, Integer> countsBy(List<Map<String, String>> events, String... names) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Map<String, String> event : events) {
      List<String> key = new ArrayList<>();
      for (String name : names) {
        if (event.containsKey(name)) {
          key.add(event.get(name));
        }
      }
      counts.merge(String.join("/", key), 1, Integer::sum);
    }
    return counts;
  }
}
