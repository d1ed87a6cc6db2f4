package org.hansho.format.auditd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The public rules for auditd fire on raw records as they do on flat JSON of the same records. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicAuditdRulesTest {
  private static final Path RULES =
      Path.of(System.getProperty("hansho.shared", "../shared"), "sigma", "rules");

  /** Commands that public rules look for, as programs with their arguments. */
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("/usr/bin/arecord", "arecord", "-vv", "-fdat"),
          List.of("/usr/bin/split", "split", "-b", "1M", "dump"),
          List.of("/usr/bin/chattr", "chattr", "-i", "/etc/ld.so.preload"),
          List.of("/usr/bin/touch", "touch", "-r", "/bin/ls", "/tmp/a b"),
          List.of("/usr/bin/grep", "grep", "-r", "password", "/home"),
          List.of("/usr/bin/bash", "bash", "-c", "cat ~/.bash_history"),
          List.of("/usr/sbin/sysctl", "sysctl", "-w", "kernel.randomize_va_space=0"),
          List.of("/usr/bin/unzip", "unzip", "photo.jpg"),
          List.of("/usr/bin/whoami", "whoami"),
          List.of("/tmp/x", "x", "--cpu-priority=5"),
          List.of("/usr/bin/ls", "ls", "-l"));

  private RuleSet rules =
      RuleSet.compile(List.of(), Lists.NONE, List.of(), RuleSet.Routing.BY_LOG_SOURCE);

  @BeforeAll
  void loadRules() {
    assumeTrue(Files.isDirectory(RULES), "public rules are absent: " + RULES);
    List<SourceText> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(RULES.resolve("linux"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".yml")).sorted().toList()) {
        texts.add(new SourceText(file.toString(), Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SigmaRules read = SigmaRules.read(texts, Lists.NONE);
    List<String> reads = List.copyOf(new AuditdFormat().reads());
    rules = RuleSet.compile(read.rules(), Lists.NONE, reads, RuleSet.Routing.BY_LOG_SOURCE);
  }

  @Test
  void rawRecordsFireTheRulesThatFlatRecordsFire() {
    Map<String, Integer> flat = matches(new AuditJsonFormat(), flatRecords(), true);
    assertThat(flat.keySet())
        .anySatisfy(title -> assertThat(title).contains("Audio Capture"))
        .anySatisfy(title -> assertThat(title).contains("Split A File"))
        .hasSizeGreaterThan(8);
    assertThat(matches(new AuditdFormat(), rawRecords(true), true)).isEqualTo(flat);
  }

  @Test
  void recordsWithoutTheEnrichedPartFireTheSameRules() {
    assertThat(matches(new AuditdFormat(), rawRecords(false), true))
        .isEqualTo(matches(new AuditdFormat(), rawRecords(true), true));
  }

  @Test
  void assembledEventsFireThePublicRulesForProcesses() {
    Map<String, Integer> fired = matches(new AuditdFormat(), rawRecords(true), false);
    assertThat(fired.keySet())
        .contains(
            "Linux Crypto Mining Indicators",
            "Potentially Suspicious Execution From Tmp Folder",
            "Remove Immutable File Attribute");
  }

  private Map<String, Integer> matches(Format format, String records, boolean ofRecords) {
    Map<String, Integer> counts = new TreeMap<>();
    Matcher matcher = rules.matcher();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            if (event.eventClass().equals(RecordView.CLASS) == ofRecords) {
              matcher.match(
                  event,
                  (rule, seen) -> counts.merge(rules.rules().get(rule).title(), 1, Integer::sum));
            }
          }

          @Override
          public void malformed(Malformed record) {
            throw new AssertionError(record.reason());
          }
        };
    byte[] source = records.getBytes(StandardCharsets.UTF_8);
    RecordReader reader = format.open(rules.fields(), Limits.DEFAULT);
    reader.read(source, 0, source.length, 0, true, sink);
    reader.end(sink);
    return counts;
  }

  private static String rawRecords(boolean enriched) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < COMMANDS.size(); i++) {
      List<String> command = COMMANDS.get(i);
      String id = "msg=audit(17000000%02d.100:%d): ".formatted(i, i + 1);
      text.append("type=SYSCALL ").append(id);
      text.append("arch=c000003e syscall=59 success=yes exit=0 a0=55 a1=56 a2=57 a3=8 items=0");
      text.append(" ppid=1 pid=").append(100 + i).append(" uid=33 euid=33 comm=\"");
      text.append(command.get(1)).append("\" exe=\"").append(command.get(0)).append("\" key=");
      text.append("\"susp_activity\"");
      text.append(enriched ? "\u001dARCH=x86_64 SYSCALL=execve UID=\"www-data\"" : "");
      text.append("\ntype=EXECVE ").append(id).append("argc=").append(command.size() - 1);
      for (int a = 1; a < command.size(); a++) {
        text.append(" a").append(a - 1).append('=').append(encoded(command.get(a)));
      }
      text.append("\ntype=PROCTITLE ").append(id).append("proctitle=\"x\"\n");
    }
    return text.toString();
  }

  /** As the kernel writes what users control. */
  private static String encoded(String value) {
    if (value.indexOf(' ') < 0) {
      return '"' + value + '"';
    }
    StringBuilder hex = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      hex.append("%02X".formatted(b));
    }
    return hex.toString();
  }

  private static String flatRecords() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < COMMANDS.size(); i++) {
      List<String> command = COMMANDS.get(i);
      String id = "\"msg\":\"17000000%02d.100:%d\"".formatted(i, i + 1);
      text.append("{\"type\":\"SYSCALL\",").append(id);
      text.append(
          ",\"syscall\":\"59\",\"success\":\"yes\",\"a0\":\"55\",\"a1\":\"56\",\"uid\":\"33\"");
      text.append(",\"euid\":\"33\",\"comm\":\"").append(command.get(1)).append("\",\"exe\":\"");
      text.append(command.get(0)).append("\",\"key\":\"susp_activity\",\"SYSCALL\":\"execve\"}\n");
      text.append("{\"type\":\"EXECVE\",").append(id);
      for (int a = 1; a < command.size(); a++) {
        text.append(",\"a").append(a - 1).append("\":\"").append(command.get(a)).append('"');
      }
      text.append("}\n{\"type\":\"PROCTITLE\",").append(id).append(",\"proctitle\":\"x\"}\n");
    }
    return text.toString();
  }
}
