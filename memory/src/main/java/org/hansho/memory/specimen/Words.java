package org.hansho.memory.specimen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one line; those in double quotes may hold blanks. All must be asked for. */
final class Words {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final int line;
  private final List<String> words = new ArrayList<>();
  private final Set<Integer> asked = new HashSet<>();

  Words(int line, String text) {
    this.line = line;
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
  }

  /** The word at a place; empty if there is none. */
  String at(int index) {
    asked.add(index);
    return index < words.size() ? words.get(index) : "";
  }

  /** Whether a word stands anywhere behind the first. */
  boolean has(String word) {
    int index = indexOf(word);
    asked.add(index);
    return index > 0;
  }

  /** The word behind a key, or another text if the key is not there. */
  String behind(String key, String otherwise) {
    int index = indexOf(key);
    if (index <= 0) {
      return otherwise;
    }
    asked.add(index);
    if (index + 1 >= words.size()) {
      throw new SpecimenException(line, "a value is missing behind '" + key + "'");
    }
    return at(index + 1);
  }

  /** The hexadecimal number behind a key. */
  long number(String key, long otherwise) {
    return number(behind(key, ""), key, 16, otherwise);
  }

  /** The decimal number behind a key. */
  long decimal(String key, long otherwise) {
    return number(behind(key, ""), key, 10, otherwise);
  }

  private long number(String text, String key, int radix, long otherwise) {
    try {
      return text.isEmpty() ? otherwise : Long.parseLong(text, radix);
    } catch (NumberFormatException e) {
      throw new SpecimenException(
          line, "write a number of base " + radix + " behind '" + key + "'");
    }
  }

  /** The comma-separated words behind a key. */
  List<String> list(String key) {
    String text = behind(key, "");
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
  }

  private int indexOf(String word) {
    int index = words.indexOf(word);
    return index > 0 ? index : -1;
  }

  /** Fails if a word was not understood. */
  void done() {
    for (int i = 1; i < words.size(); i++) {
      if (!asked.contains(i)) {
        throw new SpecimenException(line, "'" + words.get(i) + "' is not understood here");
      }
    }
  }

  SpecimenException problem(String problem) {
    return new SpecimenException(line, problem);
  }
}
