package org.hansho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.files.output.Printable;
import org.hansho.memory.region.RegionScanner;
import org.hansho.memory.region.YaraScan;
import org.hansho.memory.yara.YaraProblem;
import org.hansho.memory.yara.YaraRules;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Option;

/** The option {@code --yara}: rules of the operator for memory. */
final class YaraOptions {
  private static final int LONGEST = 64 << 20;

  @Option(names = "--yara", paramLabel = "FILE", descriptionKey = "hansho.scan.yara")
  private List<String> files = new ArrayList<>();

  private final List<String> remarks = new ArrayList<>();

  /** Rules that were refused, one line each. */
  List<String> remarks() {
    return remarks;
  }

  /** A scanner for each file of rules; a file of which no rule can be used ends the program. */
  List<RegionScanner> scanners(Texts texts) {
    List<RegionScanner> scanners = new ArrayList<>();
    for (String file : files) {
      YaraRules rules = YaraRules.of(text(file, texts));
      List<String> problems = rules.problems().stream().map(one -> words(file, one)).toList();
      if (rules.size() == 0) {
        String reason = problems.isEmpty() ? texts.get("error.yara-empty", file) : problems.get(0);
        throw new Refusal(ExitCode.RULES, reason);
      }
      remarks.addAll(problems);
      scanners.add(new YaraScan(rules));
    }
    return scanners;
  }

  private static String words(String file, YaraProblem problem) {
    String rule = problem.rule().isEmpty() ? "" : problem.rule() + ": ";
    return Printable.line(file + ":" + problem.line() + ": " + rule + problem.reason());
  }

  private static String text(String file, Texts texts) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new IOException("longer than " + LONGEST + " bytes");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw Refusal.unreadable(ExitCode.USAGE, file, e, texts);
    }
  }
}
