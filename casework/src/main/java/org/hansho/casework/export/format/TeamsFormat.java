package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.List;
import org.hansho.alert.Severity;

/**
 * A message with an Adaptive Card for a webhook of Microsoft Teams (a workflow that posts to a
 * channel). Values stand in runs of rich text, in which Markdown means nothing.
 */
final class TeamsFormat extends JsonLinesFormat {
  TeamsFormat() {
    super("teams");
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    return text(out, presentation, 0);
  }

  @Override
  public byte[] message(Outgoing out, Presentation presentation, long held) {
    return Tree.bytes(text(out, presentation, held));
  }

  private static String text(Outgoing out, Presentation presentation, long held) {
    Notice notice = Notice.of(out, presentation, held);
    Tree card =
        new Tree()
            .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
            .put("type", "AdaptiveCard")
            .put("version", "1.4")
            .put("lang", presentation.language().code())
            .put("msteams", new Tree().put("width", "Full"))
            .put("body", body(notice, color(out.alert().severity())))
            .some("actions", actions(notice, presentation));
    Tree attachment =
        new Tree()
            .put("contentType", "application/vnd.microsoft.card.adaptive")
            .put("contentUrl", null)
            .put("content", card);
    return new Tree().put("type", "message").put("attachments", List.of(attachment)).text();
  }

  private static List<Tree> body(Notice notice, String color) {
    List<Tree> body = new ArrayList<>();
    Tree heading =
        run(notice.heading()).put("weight", "Bolder").put("size", "Medium").put("color", color);
    body.add(block(List.of(heading)));
    body.add(block(List.of(run(notice.sentence()))));
    for (Notice.Fact fact : notice.facts()) {
      Tree name = run(fact.name() + ": ").put("isSubtle", true);
      body.add(block(List.of(name, run(fact.value()))).put("spacing", "None"));
    }
    int number = 1;
    for (String step : notice.steps()) {
      body.add(block(List.of(run(number++ + ". " + step))));
    }
    if (!notice.more().isEmpty()) {
      body.add(block(List.of(run(notice.more()).put("weight", "Bolder"))));
    }
    return body;
  }

  private static List<Tree> actions(Notice notice, Presentation presentation) {
    if (notice.link().isEmpty()) {
      return List.of();
    }
    return List.of(
        new Tree()
            .put("type", "Action.OpenUrl")
            .put("title", Labels.words(presentation, "Open in Hansho", "Hansho で開く"))
            .put("url", notice.link()));
  }

  private static Tree block(List<Tree> runs) {
    return new Tree().put("type", "RichTextBlock").put("inlines", runs);
  }

  private static Tree run(String text) {
    return new Tree().put("type", "TextRun").put("text", text);
  }

  private static String color(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "Attention";
      case MEDIUM -> "Warning";
      case LOW, INFORMATIONAL -> "Accent";
    };
  }
}
