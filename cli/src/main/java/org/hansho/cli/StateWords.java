package org.hansho.cli;

import java.util.ArrayList;
import java.util.List;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;

/** Says in words where an alert or an incident stands, as a history has it. */
final class StateWords {
  private StateWords() {}

  /**
   * The words.
   *
   * @param state a status, and names with their values behind a space, divided by commas
   */
  static String of(String state, Texts texts) {
    List<String> words = new ArrayList<>();
    for (String part : state.split(", ", -1)) {
      int space = part.indexOf(' ');
      String name = space < 0 ? "status" : part.substring(0, space);
      String value = part.substring(space + 1);
      if (value.isEmpty() || part.equals("updated false")) {
        continue;
      }
      words.add(
          switch (name) {
            case "status" -> word("status." + value, part, texts);
            case "closing_reason" -> word("closing." + value, part, texts);
            case "assignee" -> texts.get("history.assignee", Printable.line(value));
            case "updated" -> texts.get("history.updated");
            default -> Printable.line(part);
          });
    }
    return String.join(", ", words);
  }

  private static String word(String key, String otherwise, Texts texts) {
    return texts.has(key) ? texts.get(key) : Printable.line(otherwise);
  }
}
