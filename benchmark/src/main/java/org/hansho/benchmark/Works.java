package org.hansho.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.event.EventClass;
import org.hansho.format.JsonFormat;
import org.hansho.format.WindowsJsonFormat;
import org.hansho.format.auditd.AuditdFormat;
import org.hansho.match.RuleSet;
import org.hansho.match.RuleSet.Routing;
import org.hansho.record.Format;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;

/**
 * The works that can be measured, by name.
 *
 * @param data folder with {@code mix.jsonl}, {@code proc.jsonl}, {@code auditd.log} and the folder
 *     {@code windows}
 * @param most how many records of a file are used
 */
record Works(Path data, RuleFolder rules, int most) {
  private static final int TOGETHER = 8;

  /** The recordings hold few process creations; so many times makes a round long enough. */
  private static final int CREATION_REPEATS = 50;

  /** Names in the order of the report. */
  static final List<String> NAMES =
      List.of(
          "mix", "proc", "proc-10x", "auditd", "auditd-interleaved", "windows", "process-creation");

  Work named(String name) {
    return switch (name) {
      case "mix" -> json(name, "mix.jsonl", rules.cloud());
      case "proc" -> json(name, "proc.jsonl", rules.processes());
      case "proc-10x" -> json(name, "proc.jsonl", RuleFolder.renamed(rules.processes(), 10));
      case "auditd" -> auditd(name, head(data.resolve("auditd.log")));
      case "auditd-interleaved" ->
          auditd(name, Interleaver.interleave(head(data.resolve("auditd.log")), TOGETHER));
      case "windows" -> windows();
      case "process-creation" ->
          windows().only(name, Works::isProcessCreation).joined(CREATION_REPEATS);
      default -> throw new IllegalArgumentException("no work named " + name);
    };
  }

  private Work json(String name, String file, List<Rule> ruleList) {
    Format format = JsonFormat.FORMAT;
    RuleSet ruleSet = RuleSet.compile(ruleList, Lists.NONE, readBy(format), Routing.EVERY_RULE);
    return Work.of(name, List.of(head(data.resolve(file))), true, format::open, ruleSet);
  }

  /** Each record is tried alone, and the records of an event together once more. */
  private Work auditd(String name, byte[] log) {
    Format format = new AuditdFormat();
    RuleSet ruleSet =
        RuleSet.compile(rules.auditd(), Lists.NONE, readBy(format), Routing.BY_LOG_SOURCE);
    return Work.of(name, List.of(log), false, format::open, ruleSet);
  }

  private Work windows() {
    Format format = new WindowsJsonFormat();
    RuleSet ruleSet =
        RuleSet.compile(rules.all(), Lists.NONE, readBy(format), Routing.BY_LOG_SOURCE);
    List<byte[]> recordings = new ArrayList<>();
    try (Stream<Path> files = Files.list(data.resolve("windows"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        recordings.add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Work.of("windows", recordings, true, format::open, ruleSet).joined(1);
  }

  private static Set<String> readBy(Format format) {
    return new TreeSet<>(format.reads());
  }

  private static boolean isProcessCreation(EventClass eventClass) {
    return eventClass.logSources().stream()
        .anyMatch(source -> "process_creation".equals(source.category()));
  }

  private byte[] head(Path file) {
    try {
      byte[] whole = Files.readAllBytes(file);
      int lines = 0;
      for (int at = 0; at < whole.length; at++) {
        if (whole[at] == '\n' && ++lines == most) {
          return Arrays.copyOf(whole, at + 1);
        }
      }
      return whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
