package org.hansho.report.html;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Evidence;
import org.hansho.alert.Intent;
import org.hansho.alert.SeenValues;
import org.hansho.report.Abridged;
import org.hansho.report.Background;
import org.hansho.report.Guidance;
import org.hansho.report.Reason;
import org.hansho.report.RecordView;
import org.hansho.report.TimingWords;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;

/** The part of the HTML report that shows one alert with everything needed to check it. */
final class AlertSection {
  /** The number that an alert has which stands for others. */
  private static final String FURTHER = "further_alerts";

  private final Texts texts;
  private final Background background;
  private final Writer out;

  AlertSection(Texts texts, Background background, Writer out) {
    this.texts = texts;
    this.background = background;
    this.out = out;
  }

  /** The word for a type of entity; a type without a word is shown as it is. */
  static String entityType(Texts texts, String type) {
    return texts.has("entity." + type) ? texts.get("entity." + type) : type;
  }

  /** The word for an attribute of an entity; one without a word is shown as it is. */
  static String attributeName(Texts texts, String attribute) {
    return texts.has("attribute." + attribute) ? texts.get("attribute." + attribute) : attribute;
  }

  /**
   * Writes what stands inside of the alert's article.
   *
   * @param open whether the guidance is open
   */
  void write(Alert alert, boolean open) throws IOException {
    out.write("<h3>" + Pill.of(alert.severity(), texts) + " ");
    out.write(HtmlText.line(alert.title(texts.language())) + "</h3>\n");
    String sentence = Abridged.withoutReason(alert, texts.language());
    out.write("<p class=\"sentence\">" + HtmlText.name(sentence) + "</p>\n");
    if (alert.numbers().containsKey(FURTHER)) {
      out.write("<p class=\"warning\">" + text("report.further") + "</p>\n");
    }
    facts(alert);
    entities(alert.entities());
    seen(alert.seen());
    explanation(alert, background.reasons(alert));
    guidance(alert, open);
    evidence(alert, background.records(alert));
    out.write("<p class=\"note\">" + text("report.detection") + " <code>");
    out.write(HtmlText.name(alert.detection()) + "</code> · " + text("report.id") + " <code>");
    out.write(HtmlText.line(alert.id()) + "</code> · <a href=\"#what-fired\">");
    out.write(text("report.back") + "</a></p>\n");
  }

  private void facts(Alert alert) throws IOException {
    out.write("<dl class=\"facts\">\n");
    fact("report.first", Numbers.clock(alert.time()) + " UTC");
    if (alert.lastTime() != alert.time()) {
      fact("report.last", Numbers.clock(alert.lastTime()) + " UTC");
    }
    fact("report.count", Numbers.grouped(alert.count()));
    String confidence = alert.confidence().key();
    fact("report.confidence", texts.get("confidence." + confidence));
    if (!alert.intents().isEmpty()) {
      fact("report.chain", stages(alert.intents()));
    }
    if (!alert.tactics().isEmpty()) {
      String links = alert.tactics().stream().map(AttackLink::of).collect(joining(", "));
      out.write("<div><dt>" + text("report.techniques") + "</dt><dd>" + links + "</dd></div>\n");
    }
    out.write("</dl>\n");
    if (!alert.timings().isEmpty()) {
      String timing = HtmlText.line(TimingWords.of(alert.timings(), texts));
      out.write("<p class=\"timing\"><b>" + text("report.timing") + "</b> " + timing + "</p>\n");
    }
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
      String type = entityType(texts, entity.type());
      out.write("<li><b>" + HtmlText.line(type) + "</b>");
      for (Map.Entry<String, String> attribute : labelFirst(entity)) {
        String key = attributeName(texts, attribute.getKey());
        if (!key.equalsIgnoreCase(type)) { // An address has an address, and nothing else.
          out.write(" <span class=\"key\">" + HtmlText.line(key) + "</span>");
        }
        out.write(" <code>" + HtmlText.name(attribute.getValue()) + "</code>");
      }
      out.write("</li>\n");
    }
    out.write("</ul>\n");
  }

  /** The attributes with the one that stands for the entity elsewhere in front. */
  private static List<Map.Entry<String, String>> labelFirst(Entity entity) {
    String label = entity.label();
    List<Map.Entry<String, String>> attributes = new ArrayList<>(entity.attributes().entrySet());
    attributes.sort(Comparator.comparing(attribute -> !attribute.getValue().equals(label)));
    return attributes;
  }

  private void seen(List<SeenValues> all) throws IOException {
    if (all.isEmpty()) {
      return;
    }
    out.write("<h4>" + text("report.seen") + "</h4>\n<dl class=\"seen\">\n");
    for (SeenValues seen : all) {
      String key = seen.exact() ? "report.seen.count" : "report.seen.about";
      out.write("<dt><code>" + HtmlText.name(seen.field()) + "</code> ");
      out.write(text(key, Numbers.grouped(seen.distinct())) + "</dt>\n");
      for (String value : seen.said(texts.language())) {
        out.write("<dd><code>" + HtmlText.name(value) + "</code></dd>\n");
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
    if (!alert.reason(texts.language()).isEmpty()) {
      out.write("<p class=\"reason\">" + HtmlText.line(alert.reason(texts.language())) + "</p>\n");
    }
    LearnedTable.write(alert, texts, out);
    if (!reasons.isEmpty()) {
      conditions(reasons);
    } else if (alert.numbers().isEmpty() && alert.reason(texts.language()).isEmpty()) {
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

  private void evidence(Alert alert, List<RecordView> views) throws IOException {
    out.write("<h4>" + text("report.evidence") + "</h4>\n");
    if (alert.count() > alert.evidence().size()) {
      String shown = Numbers.grouped(alert.evidence().size());
      String all = Numbers.grouped(alert.count());
      out.write("<p class=\"note\">" + text("report.evidence.part", shown, all) + "</p>\n");
    }
    for (int i = 0; i < alert.evidence().size(); i++) {
      RecordView view = i < views.size() ? views.get(i) : RecordView.NONE;
      record(alert.evidence().get(i), view);
    }
  }

  private void record(Evidence evidence, RecordView view) throws IOException {
    String place =
        view.line() > 0
            ? HtmlText.name(evidence.source()) + ":" + view.line()
            : HtmlText.name(evidence.source())
                + " · "
                + text("report.position", Numbers.grouped(evidence.position()));
    out.write("<figure><figcaption><code>" + place + "</code> · ");
    out.write(Numbers.clock(evidence.time()) + "</figcaption>\n");
    if (evidence.isUnfetched()) {
      out.write("<p class=\"note\">" + text("report.evidence.gone") + "</p></figure>\n");
      return;
    }
    String raw = "<pre>" + HtmlText.block(evidence.record().stripTrailing()) + "</pre>";
    if (view.values().isEmpty()) {
      out.write(raw + "</figure>\n");
      return;
    }
    out.write("<dl class=\"values\">\n");
    for (RecordView.Value value : view.values()) {
      String mark = value.matched() ? " class=\"matched\"" : "";
      out.write("<div" + mark + "><dt>" + HtmlText.name(value.field()) + "</dt><dd>");
      out.write(HtmlText.name(value.value()) + "</dd></div>\n");
    }
    out.write("</dl>\n<details class=\"raw\"><summary>" + text("report.raw") + "</summary>");
    out.write(raw + "</details></figure>\n");
  }

  private void guidance(Alert alert, boolean open) throws IOException {
    Guidance guidance = background.guidance(alert);
    if (guidance.equals(Guidance.NONE)) {
      return;
    }
    out.write("<details" + (open ? " open" : "") + "><summary>");
    out.write(text("report.remediation") + " · " + text("report.description") + "</summary>\n");
    list("report.remediation", guidance.remediation(), "ol");
    paragraph("report.description", guidance.description());
    list("report.false-positives", guidance.falsePositives(), "ul");
    paragraph("report.stage-reason", guidance.stageReason());
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
