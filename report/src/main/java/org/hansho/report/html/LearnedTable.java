package org.hansho.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.detect.Grounds;
import org.hansho.event.ReadableNumber;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;

/** The numbers that recompute an alert of a detector, each with its name in words. */
public final class LearnedTable {
  private static final String KNOWN_OF = "known_";

  /** Beginnings of names behind which the name of a field stands, the longer ones first. */
  private static final List<String> OF_FIELDS =
      List.of("different_", "evenness_", "first_", "top_share_", "top_");

  /** What stands behind the name of a number that is words in Japanese. */
  private static final String JAPANESE = "_ja";

  /** What the sentence says, or what only programs compare. */
  private static final Set<String> UNSHOWN =
      Set.of("advice", "answers", "sampled", "template_hash");

  /** A number that says nothing where it is one: every packet was looked at. */
  private static final String RATE = "sampling_rate";

  /** A word of programs, beside which the same stands in words of English. */
  private static final String OUTCOME = "outcome";

  private static final String OUTCOME_WORDS = "outcome_text";

  /** Numbers that are bytes. */
  private static final Set<String> BYTES = Set.of("bytes_in", "bytes_out", "answer_bytes");

  private LearnedTable() {}

  /** The name of a number in words; a number without words keeps its own name. */
  public static String name(String number, Texts texts) {
    if (texts.has("number." + number)) {
      return texts.get("number." + number);
    }
    for (String beginning : OF_FIELDS) {
      if (number.startsWith(beginning)) {
        String key = beginning.substring(0, beginning.length() - 1).replace('_', '-');
        return texts.get(
            "number." + key + "-of", field(number.substring(beginning.length()), texts));
      }
    }
    return number.startsWith(KNOWN_OF)
        ? texts.get("number.known-of", field(number.substring(KNOWN_OF.length()), texts))
        : number;
  }

  /** A number as people write it in a language: bytes with a size, fractions rounded. */
  public static String value(String name, String value) {
    if (!Grounds.isMeasured(name)) {
      return value;
    }
    String shown = ReadableNumber.of(value);
    boolean isLarge = BYTES.contains(name) && value.matches("[0-9]{4,15}");
    return isLarge ? shown + " (" + Numbers.bytes(Long.parseLong(value)) + ")" : shown;
  }

  private static String field(String field, Texts texts) {
    String key = "number.field." + field;
    return texts.has(key) ? texts.get(key) : field;
  }

  /** The numbers that people read in a language, in their order. */
  static Map<String, String> shown(Map<String, String> numbers, Language language) {
    boolean japanese = language == Language.JAPANESE;
    Map<String, String> shown = new LinkedHashMap<>();
    numbers.forEach(
        (name, value) -> {
          String inWords = japanese ? numbers.getOrDefault(name + JAPANESE, value) : value;
          boolean isSaid =
              japanese
                  ? name.equals(OUTCOME_WORDS) && numbers.containsKey(OUTCOME + JAPANESE)
                  : name.equals(OUTCOME) && numbers.containsKey(OUTCOME_WORDS);
          boolean isUnsaid = UNSHOWN.contains(name) || (name.equals(RATE) && value.equals("1"));
          if (!name.endsWith(JAPANESE) && !isUnsaid && !isSaid && !inWords.isEmpty()) {
            shown.put(name, inWords);
          }
        });
    return shown;
  }

  /** Writes the table, or nothing for an alert of single events. */
  static void write(Alert alert, Texts texts, Writer out) throws IOException {
    if (alert.numbers().isEmpty()) {
      return;
    }
    out.write("<table class=\"learned\">\n<caption>");
    out.write(HtmlText.line(texts.get("report.learned")) + "</caption>\n<tbody>\n");
    for (Map.Entry<String, String> number : shown(alert.numbers(), texts.language()).entrySet()) {
      out.write(
          "<tr><th scope=\"row\">"
              + HtmlText.line(name(number.getKey(), texts))
              + "</th><td>"
              + HtmlText.line(value(number.getKey(), number.getValue()))
              + "</td></tr>\n");
    }
    out.write("</tbody>\n</table>\n");
  }
}
