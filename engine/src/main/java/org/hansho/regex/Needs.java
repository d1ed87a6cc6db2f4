package org.hansho.regex;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hansho.regex.Node.Chars;
import org.hansho.regex.Node.Repeat;

/**
 * Literals that a text must have for an expression to be found in it, ASCII letters folded.
 *
 * <p>Necessary, not sufficient: what is not known counts as had.
 */
public sealed interface Needs {
  /** Nothing is known. */
  Needs NOTHING = new AllOf(List.of());

  /**
   * The text has this literal, in lower case.
   *
   * @param folds whether another letter, outside ASCII, may stand for one of its letters: the
   *     Kelvin sign for k or the long s for s
   */
  record Has(String literal, boolean folds) implements Needs {}

  /** All parts hold; true if there are none. */
  record AllOf(List<Needs> parts) implements Needs {
    public AllOf {
      parts = List.copyOf(parts);
    }
  }

  /** One part holds. */
  record AnyOf(List<Needs> parts) implements Needs {
    public AnyOf {
      parts = List.copyOf(parts);
    }
  }

  /** What an expression needs; nothing where it is not understood. */
  static Needs of(String expression, Automaton.Options options) {
    try {
      Node node = options.parse(expression);
      return Finder.find(node).all();
    } catch (RegexParser.UnknownSyntax e) {
      return NOTHING;
    }
  }

  /**
   * What is known of a part: either the few texts it can be, or what it needs.
   *
   * @param exact the texts; empty if they are many
   */
  record Finder(Set<String> exact, Needs needs) {
    private static final int MOST_TEXTS = 24;
    private static final int SHORTEST = 2;

    /** The Kelvin sign and the long s; here they stand for a k or an s that folds to them. */
    private static final int KELVIN = 0x212A;

    private static final int LONG_S = 0x17F;

    /** Characters that are common enough to say nothing by themselves. */
    private static final String COMMON = " \"'(),-./:=\\_";

    private static final int LONGEST = 64;
    private static final Finder EMPTY = new Finder(Set.of(""), NOTHING);
    private static final Finder UNKNOWN = new Finder(Set.of(), NOTHING);

    static Finder find(Node node) {
      if (node instanceof Chars chars) {
        return chars(chars.set());
      }
      if (node instanceof Node.Sequence sequence) {
        return sequence(sequence.parts());
      }
      if (node instanceof Node.Choice choice) {
        return choice(choice.parts());
      }
      return node instanceof Repeat repeat ? repeat(repeat) : EMPTY;
    }

    private static Finder chars(CharSet set) {
      Set<String> texts = new LinkedHashSet<>();
      for (CharSet.Range range : set.ranges()) {
        if (range.equals(new CharSet.Range(KELVIN, KELVIN))) {
          texts.remove("k");
          texts.add("\u212A");
        } else if (range.equals(new CharSet.Range(LONG_S, LONG_S))) {
          texts.remove("s");
          texts.add("\u017F");
        } else if (range.last() >= 0x80 || range.last() - range.first() >= MOST_TEXTS) {
          return UNKNOWN;
        } else {
          for (int c = range.first(); c <= range.last(); c++) {
            texts.add(Character.toString(c).toLowerCase(Locale.ROOT));
          }
        }
      }
      return texts.size() > MOST_TEXTS ? UNKNOWN : new Finder(texts, NOTHING);
    }

    private static Finder sequence(List<Node> parts) {
      List<Needs> needs = new ArrayList<>();
      Set<String> texts = Set.of("");
      boolean whole = true;
      for (Node part : parts) {
        Finder found = find(part);
        Set<String> longer = found.exact.isEmpty() ? Set.of() : product(texts, found.exact);
        if (!longer.isEmpty()) {
          texts = longer;
          continue;
        }
        whole = false;
        add(needs, oneOf(texts));
        add(needs, found.needs);
        texts = found.exact.isEmpty() ? Set.of("") : found.exact;
      }
      if (whole) {
        return new Finder(texts, NOTHING);
      }
      add(needs, oneOf(texts));
      return new Finder(Set.of(), new AllOf(needs));
    }

    private static void add(List<Needs> needs, Needs more) {
      if (!more.equals(NOTHING)) {
        needs.add(more);
      }
    }

    /** Every text of one followed by every text of the other; empty if these are too many. */
    private static Set<String> product(Set<String> heads, Set<String> tails) {
      if (heads.size() * tails.size() > MOST_TEXTS) {
        return Set.of();
      }
      Set<String> texts = new LinkedHashSet<>();
      for (String head : heads) {
        if (head.length() > LONGEST) {
          return Set.of();
        }
        for (String tail : tails) {
          texts.add(head + tail);
        }
      }
      return texts;
    }

    private static Needs oneOf(Set<String> texts) {
      if (texts.isEmpty() || !texts.stream().allMatch(Finder::isSelective)) {
        return NOTHING;
      }
      List<Needs> parts = texts.stream().map(Finder::has).toList();
      return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
    }

    private static boolean isSelective(String text) {
      if (text.length() >= SHORTEST) {
        return true;
      }
      return text.length() == 1
          && text.charAt(0) < 0x80
          && !Character.isLetterOrDigit(text.charAt(0))
          && COMMON.indexOf(text.charAt(0)) < 0;
    }

    private static Needs has(String text) {
      String plain = text.replace((char) KELVIN, 'k').replace((char) LONG_S, 's');
      return new Has(plain, !plain.equals(text));
    }

    private static Finder choice(List<Node> parts) {
      Set<String> texts = new LinkedHashSet<>();
      List<Needs> needs = new ArrayList<>();
      boolean exact = true;
      for (Node part : parts) {
        Finder found = find(part);
        exact &= !found.exact.isEmpty();
        texts.addAll(found.exact);
        needs.add(found.all());
      }
      if (exact && texts.size() <= MOST_TEXTS) {
        return new Finder(texts, NOTHING);
      }
      return new Finder(Set.of(), needs.contains(NOTHING) ? NOTHING : new AnyOf(needs));
    }

    private static Finder repeat(Repeat repeat) {
      Finder found = find(repeat.part());
      if (repeat.min() == 0) {
        boolean optional = repeat.max() == 1 && !found.exact.isEmpty();
        if (!optional) {
          return UNKNOWN;
        }
        Set<String> texts = new LinkedHashSet<>(found.exact);
        texts.add("");
        return new Finder(texts, NOTHING);
      }
      if (repeat.min() == 1 && repeat.max() == 1) {
        return found;
      }
      return new Finder(Set.of(), found.all());
    }

    /** What is known, as needs. */
    Needs all() {
      return exact.isEmpty() ? needs : oneOf(exact);
    }
  }
}
