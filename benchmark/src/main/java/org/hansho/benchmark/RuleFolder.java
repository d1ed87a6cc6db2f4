package org.hansho.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.SourceText;

/** The public Sigma rules on disk. */
record RuleFolder(Path root) {
  /**
   * Rules left out of {@code proc}, as for the other programs measured: they match every event
   * without a backslash in Image, so on Linux events they measure the sink.
   */
  private static final List<String> MATCH_ALL_LINUX =
      List.of(
          "proc_creation_win_susp_image_missing.yml", "proc_creation_win_susp_non_exe_image.yml");

  List<Rule> all() {
    return SigmaRules.read(texts("", List.of()), Lists.NONE).rules();
  }

  List<Rule> cloud() {
    return read("rules/cloud/azure", "rules/application/kubernetes");
  }

  List<Rule> auditd() {
    return read("rules/linux/auditd");
  }

  List<Rule> processes() {
    return read("rules/linux/process_creation", "rules/windows/process_creation");
  }

  private List<Rule> read(String... folders) {
    List<SourceText> texts = new ArrayList<>();
    for (String folder : folders) {
      texts.addAll(texts(folder, MATCH_ALL_LINUX));
    }
    return SigmaRules.read(texts, Lists.NONE).rules();
  }

  /** Every rule file below a folder of the root. */
  List<SourceText> texts(String below, List<String> without) {
    List<SourceText> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve(below))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
        String name = root.relativize(file).toString();
        if (name.startsWith("rules") && !without.contains(file.getFileName().toString())) {
          texts.add(new SourceText(name, Files.readString(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** The same rules so many times under other names. */
  static List<Rule> renamed(List<Rule> rules, int times) {
    List<Rule> copies = new ArrayList<>(rules);
    for (int copy = 1; copy < times; copy++) {
      for (Rule rule : rules) {
        copies.add(renamed(rule, " " + copy));
      }
    }
    return copies;
  }

  private static Rule renamed(Rule rule, String suffix) {
    return new Rule(
        rule.reference() + suffix,
        rule.id(),
        rule.name(),
        rule.title() + suffix,
        rule.japaneseTitle() + suffix,
        rule.description(),
        rule.status(),
        rule.level(),
        rule.logSource(),
        rule.expr(),
        rule.tags(),
        rule.fields(),
        rule.falsePositives(),
        rule.building(),
        rule.place());
  }
}
