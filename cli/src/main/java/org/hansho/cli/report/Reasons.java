package org.hansho.cli.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.cli.output.Secrets;
import org.hansho.cli.text.Texts;
import org.hansho.match.Explanation;
import org.hansho.match.Explanation.Kind;
import org.hansho.match.Explanation.Seen;

/** Turns the tree of an explanation into lines. */
public final class Reasons {
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
    List<Explanation> shown = shown(part);
    boolean single = part.kind() != Kind.NOT && shown.size() == 1;
    if (!single) {
      String joint = texts.get("explain." + part.kind().name());
      lines.add(new Reason(depth, part.held(), joint, "", 0, 0, ""));
    }
    for (Explanation inner : shown) {
      add(inner, single ? depth : depth + 1);
    }
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
      return new Reason(depth, part.held(), part.text(), "", 0, 0, "");
    }
    String masked = Secrets.masked(seen.value());
    if (!masked.equals(seen.value())) {
      return new Reason(depth, part.held(), part.text(), cut(masked), 0, 0, place(seen));
    }
    byte[] bytes = seen.value().getBytes(StandardCharsets.UTF_8);
    int from = characters(bytes, seen.from());
    int to = characters(bytes, seen.to());
    return shortened(depth, part, seen, from, Math.max(from, to));
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
        part.text(),
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
