package org.hansho.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Evidence;
import org.hansho.alert.Intent;
import org.hansho.alert.SeenValues;
import org.hansho.cli.text.Numbers;
import org.hansho.cli.text.Texts;

/** The part of the HTML report that shows one alert with everything needed to check it. */
final class AlertSection {
  private final Texts texts;
  private final Background background;
  private final Writer out;
  private final Set<String> guided = new HashSet<>();

  AlertSection(Texts texts, Background background, Writer out) {
    this.texts = texts;
    this.background = background;
    this.out = out;
  }

  /** The word for a type of entity; a type without a word is shown as it is. */
  static String entityType(Texts texts, String type) {
    return texts.has("entity." + type) ? texts.get("entity." + type) : type;
  }

  void write(Alert alert, String pill) throws IOException {
    out.write("<article id=\"" + HtmlText.line(alert.id()) + "\">\n<h3>");
    out.write(pill + " " + HtmlText.line(alert.title()) + "</h3>\n");
    out.write("<p class=\"sentence\">" + HtmlText.line(alert.summary()) + "</p>\n");
    facts(alert);
    entities(alert.entities());
    seen(alert.seen());
    explanation(alert, background.reasons(alert));
    evidence(alert);
    guidance(alert);
    out.write("</article>\n");
  }

  private void facts(Alert alert) throws IOException {
    out.write("<dl class=\"facts\">\n");
    fact("report.first", Numbers.clock(alert.time()) + " UTC");
    if (alert.lastTime() != alert.time()) {
      fact("report.last", Numbers.clock(alert.lastTime()) + " UTC");
    }
    fact("report.count", Numbers.grouped(alert.count()));
    if (!alert.timings().isEmpty()) {
      fact("report.timing", TimingWords.of(alert.timings(), texts));
    }
    String confidence = alert.confidence().name().toLowerCase(Locale.ROOT);
    fact("report.confidence", texts.get("confidence." + confidence));
    if (!alert.intents().isEmpty()) {
      fact("report.chain", stages(alert.intents()));
    }
    if (!alert.tactics().isEmpty()) {
      fact("report.techniques", String.join(", ", alert.tactics()));
    }
    fact("report.detection", alert.detection());
    fact("report.id", alert.id());
    out.write("</dl>\n");
  }

  private String stages(List<Intent> intents) {
    return String.join(", ", intents.stream().map(texts::stage).toList());
  }

  private void fact(String key, String value) throws IOException {
    out.write("<div><dt>" + text(key) + "</dt><dd>" + HtmlText.line(value) + "</dd></div>\n");
  }

  private void entities(List<Entity> entities) throws IOException {
    if (entities.isEmpty()) {
      return;
    }
    out.write("<h4>" + text("report.entities") + "</h4>\n<ul class=\"entities\">\n");
    for (Entity entity : entities) {
      out.write("<li><b>" + HtmlText.line(entityType(texts, entity.type())) + "</b>");
      for (Map.Entry<String, String> attribute : entity.attributes().entrySet()) {
        out.write(
            " <span class=\"key\">"
                + HtmlText.line(attribute.getKey())
                + "</span> <code>"
                + HtmlText.line(attribute.getValue())
                + "</code>");
      }
      out.write("</li>\n");
    }
    out.write("</ul>\n");
  }

  private void seen(List<SeenValues> all) throws IOException {
    if (all.isEmpty()) {
      return;
    }
    out.write("<h4>" + text("report.seen") + "</h4>\n<dl class=\"seen\">\n");
    for (SeenValues seen : all) {
      String key = seen.exact() ? "report.seen.count" : "report.seen.about";
      out.write("<dt><code>" + HtmlText.line(seen.field()) + "</code> ");
      out.write(text(key, Numbers.grouped(seen.distinct())) + "</dt>\n");
      for (String value : seen.values()) {
        out.write("<dd><code>" + HtmlText.line(value) + "</code></dd>\n");
      }
      if (seen.distinct() > seen.values().size()) {
        out.write("<dd>…</dd>\n");
      }
    }
    out.write("</dl>\n");
  }

  /** What was learned and seen, for an alert of a detector; else which conditions held. */
  private void explanation(Alert alert, List<Reason> reasons) throws IOException {
    out.write("<h4>" + text("report.explanation") + "</h4>\n");
    if (!alert.reason().isEmpty()) {
      out.write("<p class=\"reason\">" + HtmlText.line(alert.reason()) + "</p>\n");
    }
    LearnedTable.write(alert, texts, out);
    if (!reasons.isEmpty()) {
      conditions(reasons);
    } else if (alert.numbers().isEmpty() && alert.reason().isEmpty()) {
      out.write("<p class=\"note\">" + text("report.explanation.none") + "</p>\n");
    }
  }

  private void conditions(List<Reason> reasons) throws IOException {
    out.write("<ul class=\"reasons\">\n");
    for (Reason reason : reasons) {
      String state = reason.held() ? "held" : "not-held";
      out.write(
          "<li class=\""
              + state
              + "\" style=\"margin-left:"
              + Math.min(reason.depth(), 12) * 1.2
              + "em\"><span class=\"mark\" role=\"img\" aria-label=\""
              + text("report." + state)
              + "\">"
              + (reason.held() ? "✓" : "–")
              + "</span> <code>"
              + HtmlText.line(reason.condition())
              + "</code>"
              + value(reason)
              + "</li>\n");
    }
    out.write("</ul>\n");
  }

  private static String value(Reason reason) {
    String value = reason.value();
    if (value.isEmpty()) {
      return "";
    }
    int from = Math.min(reason.from(), value.length());
    int to = Math.min(Math.max(from, reason.to()), value.length());
    String middle =
        from == to ? "" : "<mark>" + HtmlText.line(value.substring(from, to)) + "</mark>";
    return " <span class=\"value\">"
        + HtmlText.line(value.substring(0, from))
        + middle
        + HtmlText.line(value.substring(to))
        + "</span>";
  }

  private void evidence(Alert alert) throws IOException {
    out.write("<h4>" + text("report.evidence") + "</h4>\n");
    if (alert.count() > alert.evidence().size()) {
      String shown = Numbers.grouped(alert.evidence().size());
      String all = Numbers.grouped(alert.count());
      out.write("<p class=\"note\">" + text("report.evidence.part", shown, all) + "</p>\n");
    }
    for (Evidence evidence : alert.evidence()) {
      out.write(
          "<figure><figcaption>"
              + HtmlText.line(evidence.source())
              + " · "
              + text("report.position", Numbers.grouped(evidence.position()))
              + " · "
              + Numbers.clock(evidence.time())
              + "</figcaption>"
              + record(evidence)
              + "</figure>\n");
    }
  }

  private String record(Evidence evidence) {
    return evidence.isUnfetched()
        ? "<p class=\"note\">" + text("report.evidence.gone") + "</p>"
        : "<pre>" + HtmlText.block(evidence.record().stripTrailing()) + "</pre>";
  }

  private void guidance(Alert alert) throws IOException {
    Guidance guidance = background.guidance(alert);
    if (guidance.equals(Guidance.NONE)) {
      return;
    }
    boolean first = guided.add(alert.detection());
    out.write("<details" + (first ? " open" : "") + "><summary>");
    out.write(text("report.remediation") + " · " + text("report.description") + "</summary>\n");
    list("report.remediation", guidance.remediation(), "ol");
    paragraph("report.description", guidance.description());
    list("report.false-positives", guidance.falsePositives(), "ul");
    paragraph("report.stage-reason", guidance.stageReason());
    paragraph("report.notes", guidance.notes());
    out.write("</details>\n");
  }

  private void list(String key, List<String> entries, String tag) throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    out.write("<h4>" + text(key) + "</h4>\n<" + tag + ">\n");
    for (String entry : entries) {
      out.write("<li>" + HtmlText.line(entry) + "</li>\n");
    }
    out.write("</" + tag + ">\n");
  }

  private void paragraph(String key, String paragraph) throws IOException {
    if (!paragraph.isEmpty()) {
      out.write("<h4>" + text(key) + "</h4>\n<p>" + HtmlText.line(paragraph) + "</p>\n");
    }
  }

  private String text(String key, Object... values) {
    return HtmlText.line(texts.get(key, values));
  }
}
