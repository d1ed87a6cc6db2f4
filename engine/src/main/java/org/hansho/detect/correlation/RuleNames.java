package org.hansho.detect.correlation;

import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hansho.sigma.Title;

/**
 * The rules that a number of rules is of, for a person who asks which: titles in both languages, at
 * most {@link #MOST} of them, each of at most {@link #LONGEST} characters. Immutable.
 *
 * @param rules the titles of the rules of each role; empty where no rules are counted
 */
record RuleNames(List<Title> rules) {
  static final int MOST = 4;
  static final int LONGEST = 80;

  /** Names of nothing, for numbers of something else. */
  static final RuleNames NONE = new RuleNames(List.of());

  RuleNames {
    rules = List.copyOf(rules);
  }

  /** The roles of all rules. */
  BitSet all() {
    BitSet all = new BitSet(rules.size());
    all.set(0, rules.size());
    return all;
  }

  /** The names of some roles behind a blank, in brackets; empty without any. */
  String english(BitSet roles) {
    String names = names(roles, title -> '"' + shortened(title.english()) + '"', ", ");
    int more = roles.cardinality() - MOST;
    return names.isEmpty() ? "" : " (" + names + (more > 0 ? " and " + more + " more)" : ")");
  }

  /** The same in Japanese; a title that has no Japanese stands in English. */
  String japanese(BitSet roles) {
    String names = names(roles, title -> "「" + shortened(title.japanese()) + "」", "、");
    int more = roles.cardinality() - MOST;
    return names.isEmpty() ? "" : " (" + names + (more > 0 ? "ほか " + more + " 件)" : ")");
  }

  private String names(BitSet roles, Function<Title, String> name, String between) {
    return roles.stream()
        .filter(role -> role < rules.size())
        .limit(MOST)
        .mapToObj(role -> name.apply(rules.get(role)))
        .collect(Collectors.joining(between));
  }

  private static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= LONGEST
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
