package org.hansho.intelligence;

import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of any format, recognised by its content: JSON is a STIX bundle if its {@code type}
 * says so and else a MISP event; what has a header or several fields is CSV; all else is plain
 * text, one entry a line. Lists in the project's own YAML shape are read with the content.
 *
 * <p>Never throws on input; linear in the length of the text.
 */
public final class IndicatorLists {
  private static final int HEAD = 65_536;

  private IndicatorLists() {}

  /**
   * The list, or null if the text holds none that can be used, which is an error among the
   * problems. What was left out is a warning with its number.
   */
  public static @Nullable IndicatorList read(
      SourceText source, ListSettings settings, Problems problems) {
    String text = source.text();
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    ListDraft draft = new ListDraft(settings, problems);
    String head = text.substring(0, Math.min(HEAD, text.length())).stripLeading();
    if (head.startsWith("[Adblock")) {
      problems.error(
          problems.start(),
          "this is a filter of an ad blocker, no list of indicators",
          "take the form of the list that has one host a line");
      return null;
    }
    if (head.startsWith("{") || isJsonList(head)) {
      return isStix(head) ? StixReader.read(text, draft) : MispReader.read(text, draft);
    }
    char separator = CsvListReader.recognised(text);
    if (separator == 0 && !settings.columns().isEmpty()) {
      separator = ',';
    }
    return separator == 0
        ? TextListReader.read(text, draft)
        : CsvListReader.read(text, separator, settings.columns(), draft);
  }

  private static boolean isJsonList(String head) {
    return head.startsWith("[") && head.substring(1).stripLeading().startsWith("{");
  }

  private static boolean isStix(String head) {
    return head.replaceAll("\\s", "").contains("\"type\":\"bundle\"")
        || head.contains("\"spec_version\"")
        || head.replaceAll("\\s", "").contains("\"type\":\"indicator\"");
  }
}
