package org.hansho.memory.yara;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a file of rules. A rule that is refused is skipped, and the next one is read. */
final class RuleReader {
  private final Tokens tokens;
  private final List<YaraRule> rules = new ArrayList<>();
  private final List<YaraProblem> problems = new ArrayList<>();
  private final Map<String, Integer> known = new HashMap<>();
  private int patterns;

  RuleReader(Tokens tokens) {
    this.tokens = tokens;
  }

  List<YaraRule> rules() {
    return rules;
  }

  List<YaraProblem> problems() {
    return problems;
  }

  void read() {
    while (tokens.peek().kind() != Token.Kind.END) {
      String name = "";
      try {
        boolean hidden = prefix();
        int line = tokens.peek().line();
        tokens.expect("rule");
        name = tokens.word();
        rule(name, line, hidden);
      } catch (Refusal refusal) {
        problems.add(new YaraProblem(refusal.line(), name, refusal.reason()));
        tokens.skipRule();
      }
    }
  }

  /** What may stand before a rule; true if the rule is private. */
  private boolean prefix() throws Refusal {
    boolean hidden = false;
    while (!tokens.peek().is("rule")) {
      Token token = tokens.next();
      if (token.is("private")) {
        hidden = true;
      } else if (token.is("import") || token.is("include")) {
        Token what = tokens.next();
        String reason = token.text() + " of " + what.text() + " is not supported";
        problems.add(new YaraProblem(token.line(), "", reason));
        if (tokens.peek().kind() == Token.Kind.END) {
          throw new Refusal(token.line(), "no rule follows");
        }
      } else {
        tokens.accept("rule");
        throw new Refusal(token.line(), Tokens.shown(token) + " is not supported before a rule");
      }
    }
    return hidden;
  }

  private void rule(String name, int line, boolean hidden) throws Refusal {
    if (known.containsKey(name)) {
      throw new Refusal(line, "there is a rule of this name already");
    }
    List<String> tags = new ArrayList<>();
    if (tokens.accept(":")) {
      while (tokens.peek().kind() == Token.Kind.WORD) {
        tags.add(tokens.word());
      }
    }
    tokens.expect("{");
    Map<String, String> meta = meta();
    List<Pattern> own = patterns();
    tokens.expect("condition");
    tokens.expect(":");
    ConditionReader reader = new ConditionReader(tokens, own, known);
    Condition condition = reader.read();
    tokens.expect("}");
    BitSet placed = reader.placed();
    for (int i = 0; i < own.size(); i++) {
      own.set(i, placed.get(i) ? own.get(i).withPlaces() : own.get(i));
    }
    known.put(name, rules.size());
    rules.add(new YaraRule(name, line, hidden, List.copyOf(tags), meta, own, condition, patterns));
    patterns += own.size();
  }

  private Map<String, String> meta() throws Refusal {
    Map<String, String> meta = new LinkedHashMap<>();
    if (tokens.accept("meta")) {
      tokens.expect(":");
      while (!tokens.peek().is("strings") && !tokens.peek().is("condition")) {
        String key = tokens.word();
        tokens.expect("=");
        boolean negative = tokens.accept("-");
        meta.put(key, (negative ? "-" : "") + tokens.next().text());
      }
    }
    return meta;
  }

  private List<Pattern> patterns() throws Refusal {
    List<Pattern> own = new ArrayList<>();
    if (tokens.accept("strings")) {
      tokens.expect(":");
      while (tokens.peek().kind() == Token.Kind.PATTERN) {
        Token name = tokens.next();
        boolean taken = own.stream().anyMatch(pattern -> pattern.name().equals(name.text()));
        if (taken && name.text().length() > 1) {
          throw new Refusal(name.line(), "there is a pattern " + name.text() + " already");
        }
        tokens.expect("=");
        own.add(new PatternReader(tokens).read(name.text()));
      }
    }
    return own;
  }
}
