package org.hansho.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.report.Overview;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;

/**
 * Controls of the HTML report that filter and sort its lists by style rules alone, since the page
 * has no scripts: a rule looks whether a box is checked or a choice made.
 */
final class FilterBar {
  /** Stands for the stage of an alert that names none. */
  static final String NO_STAGE = "none";

  private final Overview overview;
  private final Texts texts;
  private final Writer out;

  private FilterBar(Overview overview, Texts texts, Writer out) {
    this.overview = overview;
    this.texts = texts;
    this.out = out;
  }

  /** The style rules that the controls work by. */
  static String style(Overview overview) {
    StringBuilder style = new StringBuilder();
    for (Severity severity : overview.bySeverity().keySet()) {
      style.append(
          "main:has(#show-%1$s:not(:checked)) .of-%1$s { display: none; }\n"
              .formatted(severity.key()));
    }
    for (String stage : stages(overview).keySet()) {
      style.append(
          "main:has(#stage option[value=%1$s]:checked) .staged > :not(.at-%1$s) { display: none; }\n"
              .formatted(stage));
    }
    return style.toString();
  }

  /** Stages that some alert is at, with the number of alerts. */
  private static Map<String, Integer> stages(Overview overview) {
    Map<String, Integer> stages = new LinkedHashMap<>();
    for (Map.Entry<Intent, Integer> stage : overview.byStage().entrySet()) {
      if (stage.getValue() > 0) {
        stages.put(stage.getKey().key(), stage.getValue());
      }
    }
    if (overview.withoutStage() > 0) {
      stages.put(NO_STAGE, overview.withoutStage());
    }
    return stages;
  }

  static void write(Overview overview, Texts texts, Writer out) throws IOException {
    new FilterBar(overview, texts, out).bar();
  }

  private void bar() throws IOException {
    out.write("<form class=\"filters\" autocomplete=\"off\">\n<span class=\"severities\">");
    for (Map.Entry<Severity, Integer> count : overview.bySeverity().entrySet()) {
      String key = count.getKey().key();
      String number = " " + Numbers.grouped(count.getValue());
      out.write("<label><input type=\"checkbox\" id=\"show-" + key + "\" checked> ");
      out.write(Pill.of(count.getKey(), number, texts) + "</label> ");
    }
    out.write("</span>\n<label>" + text("report.filter.stage") + " <select id=\"stage\">");
    out.write("<option value=\"\">" + text("report.filter.all") + "</option>");
    for (Map.Entry<String, Integer> stage : stages(overview).entrySet()) {
      String name = text("stage." + stage.getKey());
      String number = " (" + Numbers.grouped(stage.getValue()) + ")";
      out.write("<option value=\"" + stage.getKey() + "\">" + name + number + "</option>");
    }
    out.write("</select></label>\n<label>" + text("report.sort") + " <select id=\"sort\">");
    for (String order : new String[] {"severity", "time", "number"}) {
      out.write("<option value=\"" + order + "\">" + text("report.sort." + order) + "</option>");
    }
    out.write("</select></label>\n</form>\n");
  }

  private String text(String key) {
    return HtmlText.line(texts.get(key));
  }
}
