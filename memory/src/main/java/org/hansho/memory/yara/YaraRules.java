package org.hansho.memory.yara;

import java.util.List;

/**
 * Rules in a subset of the YARA language: texts (ascii, wide, nocase, fullword, xor), hexadecimal
 * patterns with wild cards, bounded jumps and alternatives, regular expressions without anchors;
 * conditions with counts, offsets, {@code at}, {@code in}, {@code of}, {@code for}, integers of the
 * region, {@code filesize} (the size of the region) and references to earlier rules.
 *
 * <p>Whatever else a rule uses makes it refused with line and reason; the other rules of the file
 * are kept. Immutable and shared.
 */
public final class YaraRules {
  private final List<YaraRule> rules;
  private final List<YaraProblem> problems;
  private final AtomTable atoms;

  private YaraRules(List<YaraRule> rules, List<YaraProblem> problems) {
    this.rules = List.copyOf(rules);
    this.problems = List.copyOf(problems);
    this.atoms = new AtomTable(rules);
  }

  /** Reads a rule file, whose bytes are one char each (ISO 8859-1). */
  public static YaraRules of(String text) {
    try {
      RuleReader reader = new RuleReader(new Tokens(new Lexer(text).tokens()));
      reader.read();
      return new YaraRules(reader.rules(), reader.problems());
    } catch (Refusal refusal) {
      return new YaraRules(
          List.of(), List.of(new YaraProblem(refusal.line(), "", refusal.reason())));
    }
  }

  /** The rules that were refused, and why. */
  public List<YaraProblem> problems() {
    return problems;
  }

  /** How many rules were accepted. */
  public int size() {
    return rules.size();
  }

  List<YaraRule> rules() {
    return rules;
  }

  AtomTable atoms() {
    return atoms;
  }
}
