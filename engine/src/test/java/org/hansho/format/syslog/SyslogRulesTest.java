package org.hansho.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.match.Matcher;
import org.hansho.match.RuleSet;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.sigma.Lists;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** Rules for syslog and Sysmon, our own and public ones, meet the events of these formats. */
class SyslogRulesTest {
  private static final Path SIGMA =
      Path.of(System.getProperty("hansho.shared", "../shared"), "sigma");

  private static final String XML =
      "<Event><System><EventID>1</EventID></System><EventData><Data Name=\"CommandLine\">"
          + "a &gt; b &amp; c</Data></EventData></Event>";

  @Test
  void aServiceHasTheLinesOfItsPrograms() {
    assertThat(
            matches(
                "service: sshd",
                "event.action: ssh-login",
                line("sshd[1]", "Failed password for a from 192.0.2.1 port 2 ssh2")))
        .isTrue();
    assertThat(
            matches(
                "service: auth",
                "user.name: a",
                line("sshd[1]", "Failed password for a from 192.0.2.1 port 2 ssh2")))
        .isTrue();
    assertThat(
            matches(
                "service: syslog",
                "user.name: a",
                line("sshd[1]", "Failed password for a from 192.0.2.1 port 2 ssh2")))
        .isTrue();
    assertThat(
            matches(
                "service: sudo",
                "user.name: a",
                line("sshd[1]", "Failed password for a from 192.0.2.1 port 2 ssh2")))
        .isFalse();
  }

  @Test
  void commandsOfSudoAreNoProcessStarts() {
    String sudo = line("sudo", "al : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls");
    assertThat(matches("category: process_creation", "process.name: ls", sudo)).isFalse();
    assertThat(matches("service: sudo", "process.name: ls", sudo)).isTrue();
  }

  @Test
  void keywordsAreLookedForInTheWholeLine() {
    String line = line("app", "nothing of note");
    assertThat(matchesKeyword("host-1 app", line)).isTrue();
    assertThat(matchesKeyword("of note", line)).isTrue();
    assertThat(matchesKeyword("of notes", line)).isFalse();
  }

  @Test
  void keywordsAreLookedForInDecodedTextOfSysmon() {
    assertThat(matchesKeyword("a > b & c", line("sysmon", XML))).isTrue();
    assertThat(matchesKeyword("a > b & c", XML)).isTrue();
    String row =
        "{\"SyslogMessage\":\"" + XML.replace("\"", "\\\"").replace("<", "\\u003c") + "\"}";
    assertThat(matches(new LogAnalyticsSyslogFormat(), keyword("a > b & c"), row)).isTrue();
    assertThat(matches(new LogAnalyticsSyslogFormat(), keyword("a &gt; b"), row)).isTrue();
    assertThat(matches(new LogAnalyticsSyslogFormat(), keyword("a < b"), row)).isFalse();
  }

  @Test
  void publicRulesFireOnTheLinesTheyAreWrittenFor() throws IOException {
    assumeTrue(Files.isDirectory(SIGMA), "public rules are absent: " + SIGMA);
    assertFires(
        "rules-emerging-threats/2019/Exploits/CVE-2019-14287/lnx_sudo_exploit_cve_2019_14287.yml",
        line("sudo", "bob : TTY=pts/1 ; PWD=/tmp ; USER=#-1 ; COMMAND=/bin/sh"));
    assertFires(
        "rules-emerging-threats/2021/Exploits/CVE-2021-4034/"
            + "lnx_auth_exploit_cve_2021_4034_pwnkit_lpe.yml",
        line(
            "pkexec[5]",
            "bob: The value for environment variable XAUTHORITY contains suspicious content"
                + " [USER=root] [TTY=/dev/pts/0] [CWD=/tmp] [COMMAND=x]"));
    assertFires(
        "rules/linux/builtin/cron/lnx_cron_crontab_file_modification.yml",
        line("crontab[9]", "(bob) REPLACE (bob)"));
    assertFires(
        "rules/linux/builtin/sshd/lnx_sshd_susp_ssh.yml",
        line("sshd[9]", "fatal: ssh_dispatch_run_fatal: incorrect signature"));
    assertFires(
        "rules/linux/builtin/vsftpd/lnx_vsftpd_susp_error_messages.yml",
        line("vsftpd[9]", "500 OOPS: weird status: 5"));
    assertFires(
        "rules/linux/builtin/clamav/lnx_clamav_relevant_message.yml",
        line("clamd[9]", "/tmp/x: Trojan.Invented FOUND"));
    assertFires(
        "rules/linux/builtin/lnx_privileged_user_creation.yml",
        line("useradd[9]", "new user: name=x, UID=0, GID=5, home=/home/x, shell=/bin/sh"));
    assertFires(
        "rules/linux/network_connection/net_connection_lnx_susp_malware_callback_port.yml",
        line(
            "sysmon",
            "<Event><System><EventID>3</EventID></System><EventData><Data"
                + " Name=\"Initiated\">true</Data><Data Name=\"DestinationIp\">198.51.100.1</Data>"
                + "<Data Name=\"DestinationPort\">4444</Data></EventData></Event>"));
  }

  private static void assertFires(String rule, String line) throws IOException {
    String text = Files.readString(SIGMA.resolve(rule));
    assertThat(matches(new SyslogFormat(), text, line)).as(rule).isTrue();
  }

  private static String line(String tag, String message) {
    return "Nov 25 10:00:00 host-1 " + tag + ": " + message;
  }

  private static boolean matches(String logSource, String selection, String line) {
    return matches(new SyslogFormat(), rule(logSource, "selection:\n    " + selection), line);
  }

  private static boolean matchesKeyword(String keyword, String line) {
    return matches(new SyslogFormat(), keyword(keyword), line);
  }

  private static String keyword(String keyword) {
    return rule("product: linux", "selection:\n    - '" + keyword + "'");
  }

  private static String rule(String logSource, String selection) {
    return "title: A rule of the test\nlogsource:\n  "
        + logSource
        + "\ndetection:\n  "
        + selection
        + "\n  condition: selection\n";
  }

  private static boolean matches(Format format, String rule, String line) {
    SigmaRules rules = SigmaRules.read(List.of(new SourceText("rule.yml", rule)), Lists.NONE);
    assertThat(rules.rules()).as("%s", rules.problems()).hasSize(1);
    RuleSet set =
        RuleSet.compile(rules.rules(), Lists.NONE, format.reads(), RuleSet.Routing.BY_LOG_SOURCE);
    Matcher matcher = set.matcher();
    List<Integer> matched = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            matcher.match(event, (number, same) -> matched.add(number));
          }

          @Override
          public void malformed(Malformed record) {
            throw new AssertionError(record.reason());
          }
        };
    byte[] source = line.getBytes(StandardCharsets.UTF_8);
    RecordReader reader = format.open(set.fields(), Limits.DEFAULT);
    reader.read(source, 0, source.length, 0, true, sink);
    reader.end(sink);
    return !matched.isEmpty();
  }
}
