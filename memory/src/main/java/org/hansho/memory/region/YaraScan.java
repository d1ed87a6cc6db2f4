package org.hansho.memory.region;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hansho.memory.yara.YaraMatch;
import org.hansho.memory.yara.YaraRules;
import org.hansho.memory.yara.YaraScanner;

/**
 * Matches the YARA rules of an operator against memory that belongs to no module. A rule sees one
 * window of at most a mebibyte at a time; that is what its {@code filesize} is.
 */
public final class YaraScan implements RegionScanner {
  static final String KIND = "yara";

  private final YaraRules rules;

  /** A scanner for rules. */
  public YaraScan(YaraRules rules) {
    this.rules = rules;
  }

  @Override
  public Scan open(int bits) {
    YaraScanner scanner = new YaraScanner(rules);
    return (window, findings) -> scan(scanner, window, findings);
  }

  private static void scan(YaraScanner scanner, CodeWindow window, Consumer<Finding> findings) {
    List<YaraMatch> matches = scanner.scan(window.bytes(), 0, window.length(), window.address());
    for (YaraMatch match : matches) {
      if (match.address() - window.address() < window.fresh()) {
        findings.accept(new Finding(KIND, match.address(), 0, true, words(match)));
      }
    }
  }

  /** The rule, then what it says of itself. */
  private static List<String> words(YaraMatch match) {
    List<String> words = new ArrayList<>(List.of(match.rule()));
    match.meta().forEach((name, value) -> words.add(name + "=" + value));
    return words;
  }
}
