package org.hansho.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Sentence;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads the texts of an alert in one language. */
final class TextsReader {
  /** The keys that hold texts and exist in both languages. */
  static final List<String> KEYS =
      List.of(
          "title",
          "primary-reason",
          "description",
          "data",
          "sentence",
          "remediation",
          "falsepositives",
          "notes");

  private static final int TITLE_CHARACTERS = 120;

  /**
   * The space that YAML puts where an author broke a line within Japanese text, which has none
   * between its own characters. Between katakana it stays: there it divides words.
   */
  private static final Pattern BROKEN_LINE =
      Pattern.compile(
          "(?<=[、。！？」』）]) (?=\\S)"
              + "|(?<=[\\p{IsHan}\\p{IsHiragana}]) (?=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])"
              + "|(?<=[\\p{IsKatakana}ー]) (?=[\\p{IsHan}\\p{IsHiragana}])");

  private TextsReader() {}

  static AlertTexts read(Section section, Problems problems) {
    String title = section.text("title");
    if (title.length() > TITLE_CHARACTERS || title.contains("\n")) {
      problems.error(
          section.place("title"),
          "a title is one line of at most " + TITLE_CHARACTERS + " characters",
          "");
    }
    return new AlertTexts(
        title,
        joined(section.text("primary-reason")),
        joined(section.text("description")),
        joined(section.text("data")),
        sentence(section, problems),
        section.texts("remediation").stream().map(TextsReader::joined).toList(),
        section.texts("falsepositives").stream().map(TextsReader::joined).toList(),
        joined(section.text("notes")));
  }

  static String joined(String text) {
    return BROKEN_LINE.matcher(text).replaceAll("");
  }

  private static @Nullable Sentence sentence(Section section, Problems problems) {
    Scalar scalar = section.scalar("sentence");
    if (scalar == null) {
      return null;
    }
    List<String> faults = new ArrayList<>();
    Sentence sentence = Sentence.parse(joined(scalar.text().strip()), faults);
    faults.forEach(fault -> problems.error(scalar.place(), "in the sentence, " + fault, ""));
    return sentence;
  }

  /** The translation, with the original where it says nothing. */
  static AlertTexts orElse(AlertTexts translation, AlertTexts original) {
    return new AlertTexts(
        orElse(translation.title(), original.title()),
        orElse(translation.primaryReason(), original.primaryReason()),
        orElse(translation.description(), original.description()),
        orElse(translation.data(), original.data()),
        translation.sentence() == null ? original.sentence() : translation.sentence(),
        orElse(translation.remediation(), original.remediation()),
        orElse(translation.falsePositives(), original.falsePositives()),
        orElse(translation.notes(), original.notes()));
  }

  private static String orElse(String translation, String original) {
    return translation.isEmpty() ? original : translation;
  }

  private static List<String> orElse(List<String> translation, List<String> original) {
    return translation.isEmpty() ? original : translation;
  }
}
