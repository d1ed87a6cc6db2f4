package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Language;
import org.hansho.files.output.Printable;

/**
 * An alert as a message in a chat or a mail. Every text is one line of bounded length without
 * characters that terminals obey, and has no markup.
 *
 * @param heading severity and title
 * @param facts what is known of it, the most important first
 * @param link where it can be looked at; empty if there is no console
 * @param more says how many messages a limit held back; empty if none
 */
record Notice(
    String heading,
    String sentence,
    List<Fact> facts,
    List<String> steps,
    String link,
    String more) {
  private static final int LONGEST_HEADING = 140;
  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_VALUE = 300;
  private static final int MOST_ENTITIES = 12;
  private static final int MOST_STEPS = 10;

  /** A name and a value. */
  record Fact(String name, String value) {}

  static Notice of(Outgoing out, Presentation presentation, long held) {
    Alert alert = out.alert();
    Language language = presentation.language();
    String update = out.isUpdate() ? Labels.words(presentation, "Update: ", "更新: ") : "";
    String severity = "[" + Labels.severity(alert, language) + "] ";
    return new Notice(
        line(severity + update + alert.title(language), LONGEST_HEADING),
        line(alert.summary(language), LONGEST_TEXT),
        facts(out, presentation),
        alert.wording().in(language).remediation().stream()
            .limit(MOST_STEPS)
            .map(step -> line(step, LONGEST_TEXT))
            .toList(),
        presentation.link(out),
        more(held, presentation));
  }

  /** All of it as plain text, a fact a line. */
  String text(Presentation presentation) {
    StringBuilder text = new StringBuilder(2_048);
    text.append(heading).append("\n\n").append(sentence).append("\n\n");
    for (Fact fact : facts) {
      text.append(fact.name()).append(": ").append(fact.value()).append('\n');
    }
    if (!steps.isEmpty()) {
      text.append('\n').append(Labels.words(presentation, "What to do", "対処")).append('\n');
      int number = 1;
      for (String step : steps) {
        text.append(number++).append(". ").append(step).append('\n');
      }
    }
    if (!link.isEmpty()) {
      text.append('\n').append(link).append('\n');
    }
    if (!more.isEmpty()) {
      text.append('\n').append(more).append('\n');
    }
    return text.toString();
  }

  private static List<Fact> facts(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    Language language = presentation.language();
    List<Fact> facts = new ArrayList<>();
    add(facts, presentation, "Status", "状態", Labels.status(out.triage(), language));
    add(facts, presentation, "Last seen", "最後の検出", Times.exact(out.last()));
    add(facts, presentation, "Count", "件数", String.valueOf(alert.count()));
    for (Entity entity : alert.entities().stream().limit(MOST_ENTITIES).toList()) {
      String value = String.join(", ", entity.attributes().values());
      add(facts, presentation, entity.type(), entity.type(), value);
    }
    int others = alert.entities().size() - MOST_ENTITIES;
    if (others > 0) {
      add(facts, presentation, "More entities", "ほかのエンティティ", String.valueOf(others));
    }
    add(facts, presentation, "Why", "理由", alert.reason(language));
    add(facts, presentation, "Tenant", "テナント", alert.tenant());
    add(facts, presentation, "Detection", "検出", alert.detection());
    add(facts, presentation, "ID", "ID", alert.id());
    return facts;
  }

  private static void add(
      List<Fact> facts, Presentation presentation, String english, String japanese, String value) {
    if (!value.isEmpty()) {
      String name = line(Labels.words(presentation, english, japanese), LONGEST_HEADING);
      facts.add(new Fact(name, line(value, LONGEST_VALUE)));
    }
  }

  private static String more(long held, Presentation presentation) {
    if (held == 0) {
      return "";
    }
    return Labels.words(
        presentation,
        held + " more since the last message were not sent: the limit of the day.",
        "1 日の上限に達したため、前回の送信のあと、ほかに " + held + " 件を送っていません。");
  }

  private static String line(String text, int longest) {
    String line = Printable.line(text);
    if (line.codePointCount(0, line.length()) <= longest) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
