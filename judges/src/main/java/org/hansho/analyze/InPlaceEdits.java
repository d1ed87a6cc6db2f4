package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;

/**
 * The files that {@code sed -i}, {@code perl -i} and {@code ruby -i} change. Letters are read as
 * the programs read them: one with a value, or with what is behind it as its value, ends its word.
 */
final class InPlaceEdits {

  /**
   * What the short options of a program mean.
   *
   * @param scripts the value is the script, or its file
   * @param values another value follows, in the word or in the next
   * @param rest the value, if any, is the rest of the word
   * @param anywhere whether options may follow the operands
   */
  private record Letters(String scripts, String values, String rest, boolean anywhere) {}

  private static final Letters SED = new Letters("ef", "l", "", true);
  private static final Letters PERL = new Letters("eE", "I", "MmxFDC", false);
  private static final Letters RUBY = new Letters("e", "IrEC", "xF", false);

  private final Letters letters;
  private final List<String> operands = new ArrayList<>();
  private boolean inPlace;
  private boolean hasScript;

  private InPlaceEdits(Letters letters) {
    this.letters = letters;
  }

  /** The files as they are written; none where the command does not edit in place. */
  static List<String> of(List<String> words) {
    String program = Wrappers.baseName(words.get(0));
    InPlaceEdits edits =
        new InPlaceEdits(program.equals("sed") ? SED : program.equals("perl") ? PERL : RUBY);
    edits.read(words);
    if (!edits.inPlace || edits.operands.isEmpty()) {
      return List.of();
    }
    return edits.operands.subList(edits.hasScript ? 0 : 1, edits.operands.size());
  }

  private void read(List<String> words) {
    boolean ended = false;
    int at = 1;
    while (at < words.size()) {
      String word = words.get(at);
      if (ended || word.length() < 2 || word.charAt(0) != '-') {
        operands.add(word);
        ended |= !letters.anywhere;
        at++;
      } else if (word.equals("--")) {
        ended = true;
        at++;
      } else {
        at += word.startsWith("--") ? longOption(word) : cluster(word);
      }
    }
  }

  /** Long options are those of sed; getopt takes any unmistakable beginning of a name. */
  private int longOption(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    boolean isScript = "--expression".startsWith(name) || "--file".startsWith(name);
    inPlace |= "--in-place".startsWith(name);
    hasScript |= isScript;
    return equals < 0 && (isScript || "--line-length".startsWith(name)) ? 2 : 1;
  }

  /** Reads one word of letters; returns how many words it takes with the value. */
  private int cluster(String word) {
    for (int i = 1; i < word.length(); i++) {
      char letter = word.charAt(i);
      boolean isScript = letters.scripts.indexOf(letter) >= 0;
      hasScript |= isScript;
      if (isScript || letters.values.indexOf(letter) >= 0) {
        return i + 1 < word.length() ? 1 : 2;
      }
      inPlace |= letter == 'i';
      if (letter == 'i' || letters.rest.indexOf(letter) >= 0) {
        return 1;
      }
    }
    return 1;
  }
}
