package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A message for an incoming webhook of Slack, or of what takes the same shape, such as Mattermost
 * and Rocket.Chat. Values stand in blocks of plain text, so that none of them is a link or calls
 * somebody; the text of the notification is escaped.
 */
final class SlackFormat extends JsonLinesFormat {
  private static final int FACTS_A_BLOCK = 10;

  SlackFormat() {
    super("slack");
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    return text(Notice.of(out, presentation, 0), presentation);
  }

  @Override
  public byte[] message(Outgoing out, Presentation presentation, long held) {
    return Tree.bytes(text(Notice.of(out, presentation, held), presentation));
  }

  private static String text(Notice notice, Presentation presentation) {
    List<Tree> blocks = new ArrayList<>();
    blocks.add(new Tree().put("type", "header").put("text", plain(notice.heading())));
    if (!notice.sentence().isEmpty()) {
      blocks.add(section(notice.sentence()));
    }
    List<Notice.Fact> facts = notice.facts();
    for (int from = 0; from < facts.size(); from += FACTS_A_BLOCK) {
      int to = Math.min(facts.size(), from + FACTS_A_BLOCK);
      List<Tree> fields =
          facts.subList(from, to).stream()
              .map(fact -> plain(fact.name() + "\n" + fact.value()))
              .toList();
      blocks.add(new Tree().put("type", "section").put("fields", fields));
    }
    int number = 1;
    for (String step : notice.steps()) {
      blocks.add(section(number++ + ". " + step));
    }
    if (!notice.link().isEmpty()) {
      String label = Labels.words(presentation, "Open in Hansho", "Hansho で開く");
      Tree button =
          new Tree().put("type", "button").put("text", plain(label)).put("url", notice.link());
      blocks.add(new Tree().put("type", "actions").put("elements", List.of(button)));
    }
    if (!notice.more().isEmpty()) {
      blocks.add(section(notice.more()));
    }
    return new Tree().put("text", escaped(notice.heading())).put("blocks", blocks).text();
  }

  private static Tree section(String text) {
    return new Tree().put("type", "section").put("text", plain(text));
  }

  private static Tree plain(String text) {
    return new Tree().put("type", "plain_text").put("text", text).put("emoji", false);
  }

  /** As Slack asks for it: {@code <!channel>} calls nobody then. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
