package org.hansho.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Secrets;
import org.hansho.match.Explanation;
import org.hansho.match.Explanation.Kind;
import org.hansho.match.Explanation.Seen;
import org.hansho.report.text.Texts;

/** Turns the tree of an explanation into lines. */
public final class Reasons {
  /** So many alternatives of one field that do not hold are shown one by one. */
  private static final int FEW = 3;

  private static final int SHOWN_VALUE = 300;
  private static final int BEFORE_MATCH = 80;

  private final Texts texts;
  private final boolean everything;
  private final List<Reason> lines = new ArrayList<>();

  private Reasons(Texts texts, boolean everything) {
    this.texts = texts;
    this.everything = everything;
  }

  /**
   * The lines of a tree.
   *
   * @param everything whether to show also alternatives that were not needed: those that do not
   *     hold beside one that does
   */
  public static List<Reason> of(Explanation tree, Texts texts, boolean everything) {
    Reasons reasons = new Reasons(texts, everything);
    reasons.add(tree, 0);
    return List.copyOf(reasons.lines);
  }

  private void add(Explanation part, int depth) {
    if (part.kind() == Kind.TEST) {
      lines.add(test(part, depth));
      return;
    }
    List<Explanation> shown = new ArrayList<>(shown(part));
    List<Reason> crowds = crowds(part, shown, depth);
    boolean single = part.kind() != Kind.NOT && shown.size() + crowds.size() == 1;
    if (!single) {
      String joint = texts.get("explain." + part.kind().name());
      lines.add(new Reason(depth, part.held(), joint, "", 0, 0, ""));
    }
    for (Explanation inner : shown) {
      add(inner, single ? depth : depth + 1);
    }
    for (Reason crowd : crowds) {
      lines.add(single ? crowd.at(depth) : crowd);
    }
  }

  /**
   * Takes alternatives that do not hold out of {@code shown} where they are many, and says in one
   * line for each field how many they are.
   */
  private List<Reason> crowds(Explanation part, List<Explanation> shown, int depth) {
    Map<String, List<Explanation>> byField = new LinkedHashMap<>();
    for (Explanation inner : shown) {
      if (part.kind() == Kind.ANY && inner.kind() == Kind.TEST && !inner.held()) {
        byField.computeIfAbsent(inner.field(), unseen -> new ArrayList<>()).add(inner);
      }
    }
    List<Reason> crowds = new ArrayList<>();
    byField.forEach(
        (field, tests) -> {
          if (tests.size() > FEW) {
            shown.removeAll(tests);
            crowds.add(crowd(field, tests, part.held(), depth + 1));
          }
        });
    return crowds;
  }

  private Reason crowd(String field, List<Explanation> tests, boolean others, int depth) {
    String key = others ? "explain.none-of-others" : "explain.none-of";
    String words = texts.get(key, field.isEmpty() ? "*" : field, tests.size());
    Reason first = test(tests.get(0), depth);
    return new Reason(depth, false, words, first.value(), 0, 0, "");
  }

  /** The parts worth a line; those of an "all" within an "all" as if they were its own. */
  private List<Explanation> shown(Explanation part) {
    if (everything) {
      return part.parts();
    }
    List<Explanation> shown = new ArrayList<>();
    for (Explanation inner : part.parts()) {
      boolean needless = part.kind() == Kind.ANY && part.held() && !inner.held();
      if (needless) {
        continue;
      }
      if (inner.kind() == part.kind() && part.kind() != Kind.NOT) {
        shown.addAll(shown(inner));
      } else {
        shown.add(inner);
      }
    }
    return shown;
  }

  private Reason test(Explanation part, int depth) {
    Seen seen = part.seen();
    if (seen == null) {
      return new Reason(depth, part.held(), words(part), "", 0, 0, "");
    }
    String masked = Secrets.masked(seen.value());
    if (!masked.equals(seen.value())) {
      return new Reason(depth, part.held(), words(part), cut(masked), 0, 0, place(seen));
    }
    byte[] bytes = seen.value().getBytes(StandardCharsets.UTF_8);
    int from = characters(bytes, seen.from());
    int to = characters(bytes, seen.to());
    return shortened(depth, part, seen, from, Math.max(from, to));
  }

  private String words(Explanation part) {
    return ConditionWords.of(part.text(), texts.language());
  }

  private static String cut(String value) {
    return value.length() <= SHOWN_VALUE ? value : value.substring(0, SHOWN_VALUE) + "…";
  }

  private static int characters(byte[] utf8, int bytes) {
    int length = Math.max(0, Math.min(bytes, utf8.length));
    return new String(utf8, 0, length, StandardCharsets.UTF_8).length();
  }

  private Reason shortened(int depth, Explanation part, Seen seen, int from, int to) {
    String value = seen.value();
    int begin = value.length() <= SHOWN_VALUE ? 0 : Math.max(0, from - BEFORE_MATCH);
    int end = Math.min(value.length(), begin + SHOWN_VALUE);
    String before = begin > 0 ? "…" : "";
    String shown = before + value.substring(begin, end) + (end < value.length() ? "…" : "");
    int shift = before.length() - begin;
    return new Reason(
        depth,
        part.held(),
        words(part),
        shown,
        Math.min(shown.length(), from + shift),
        Math.min(shown.length(), to + shift),
        place(seen));
  }

  private String place(Seen seen) {
    if (seen.recordOffset() < 0 || seen.to() <= seen.from()) {
      return "";
    }
    int offset = seen.recordOffset();
    return texts.get("explain.place", offset + seen.from(), offset + seen.to());
  }
}
