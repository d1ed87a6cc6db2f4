package org.hansho.casework.incident;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.casework.store.AlertPage;
import org.hansho.files.output.Printable;
import org.hansho.files.output.Secrets;
import org.hansho.incident.Incident;
import org.hansho.incident.Member;
import org.hansho.incident.PatternMatch;
import org.hansho.incident.Step;
import org.hansho.incident.Story;

/**
 * An incident as one page of HTML for people, which opens offline: no script, nothing from outside,
 * secrets masked, times in UTC. Pure functions.
 */
public final class IncidentPage {
  private static final long SECOND = 1_000_000_000L;

  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;"
          + "color:#1b1f24;background:#fff}h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}"
          + "table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.3rem"
          + " .6rem .3rem 0;border-bottom:1px solid #d0d7de;overflow-wrap:anywhere}"
          + ".strip{display:flex;flex-wrap:wrap;gap:.2rem;list-style:none;padding:0}.strip"
          + " li{border:1px solid #d0d7de;border-radius:4px;padding:.1rem"
          + " .5rem;color:#57606a}.strip"
          + " .lit{background:#1b2430;color:#fff;font-weight:600}.soft{color:#57606a}"
          + "time{white-space:nowrap}"
          + "@media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}th,td,.strip"
          + " li{border-color:#30363d}.soft,.strip li{color:#9da7b1}.strip"
          + " .lit{background:#e6edf3;color:#0d1117}}";

  private final StringBuilder html = new StringBuilder(16 << 10);
  private final IncidentView view;
  private final Language language;

  private IncidentPage(IncidentView view, Language language) {
    this.view = view;
    this.language = language;
  }

  /** The page of an incident in a language. */
  public static String of(IncidentView view, Language language) {
    return new IncidentPage(view, language).write();
  }

  private String write() {
    Incident incident = view.incident();
    String title = safe(Story.title(incident, language));
    html.append("<!DOCTYPE html>\n<html lang=\"").append(language.code());
    html.append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\"");
    html.append(" content=\"width=device-width\"><meta http-equiv=\"Content-Security-Policy\"");
    html.append(" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>");
    html.append(title).append("</title><style>").append(STYLE);
    html.append("</style></head><body>\n<h1>").append(title).append("</h1>\n<p>");
    html.append(safe(Story.beginning(incident, language))).append("</p>\n");
    PatternMatch match = incident.match();
    if (match != null) {
      html.append("<p class=\"soft\">");
      html.append(safe(match.pattern().in(language).description())).append("</p>\n");
    }
    facts(incident);
    strip(incident);
    steps(incident);
    entities();
    return html.append("</body></html>\n").toString();
  }

  private void facts(Incident incident) {
    html.append("<table>");
    row(words("Severity", "重大度"), severity(view.severity()));
    row(words("Score", "スコア"), String.valueOf(incident.score()));
    row(words("First alert", "最初のアラート"), time(incident.first().time()));
    row(words("Last alert", "最後のアラート"), time(incident.lastTime()));
    row("ID", incident.id());
    html.append("</table>\n");
  }

  private void row(String name, String value) {
    html.append("<tr><th scope=\"row\">").append(safe(name)).append("</th><td>");
    html.append(safe(value)).append("</td></tr>");
  }

  private void strip(Incident incident) {
    html.append("<h2>").append(words("Kill chain", "キル チェーン")).append("</h2><ul class=\"strip\">");
    for (Intent intent : Intent.values()) {
      long alerts =
          incident.members().stream().filter(one -> one.step().intent() == intent).count();
      String name = language == Language.JAPANESE ? intent.japanese() : intent.key();
      html.append(alerts > 0 ? "<li class=\"lit\">" : "<li>").append(safe(name.replace('-', ' ')));
      html.append(' ').append(alerts).append("</li>");
    }
    html.append("</ul>\n");
  }

  private void steps(Incident incident) {
    html.append("<h2>").append(words("What happened, in order", "発生した順序")).append("</h2><table>");
    head(words("Time (UTC)", "時刻 (UTC)"), words("Alert", "アラート"), words("Severity", "重大度"));
    UnaryOperator<String> titles = this::title;
    for (Member member : incident.members()) {
      Step step = member.step();
      AlertPage.Listed listed = view.alerts().get(step.alert());
      html.append("<tr><td><time>").append(time(step.time())).append("</time></td><td><strong>");
      html.append(safe(title(step.alert()))).append("</strong><br>");
      if (listed != null) {
        html.append(safe(listed.alert().summary(language))).append("<br>");
      }
      html.append("<span class=\"soft\">").append(safe(Story.reason(member, language, titles)));
      html.append("</span><br><span class=\"soft\">").append(safe(step.alert()));
      html.append("</span></td><td>").append(safe(severity(step.severity())));
      html.append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private void entities() {
    html.append("<h2>").append(words("Who and what", "関係するもの")).append("</h2><table>");
    head(words("Type", "種類"), words("Value", "値"), words("How common", "出現状況"));
    for (IncidentView.Named named : view.entities()) {
      html.append("<tr><td>").append(safe(named.key().type())).append("</td><td>");
      html.append(safe(named.key().value()));
      if (view.critical().contains(named.key())) {
        html.append(" <strong>").append(words("critical", "重要")).append("</strong>");
      }
      html.append("</td><td class=\"soft\">");
      html.append(safe(Story.prevalence(named.prevalence(), language))).append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private void head(String... names) {
    html.append("<tr>");
    for (String name : List.of(names)) {
      html.append("<th scope=\"col\">").append(name).append("</th>");
    }
    html.append("</tr>\n");
  }

  /** The title of an alert; the id of one that is not kept any more. */
  private String title(String alert) {
    AlertPage.Listed listed = view.alerts().get(alert);
    return listed == null ? alert : listed.alert().title(language);
  }

  private String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> words("critical", "緊急");
      case HIGH -> words("high", "高");
      case MEDIUM -> words("medium", "中");
      case LOW -> words("low", "低");
      case INFORMATIONAL -> words("informational", "情報");
    };
  }

  private String words(String english, String japanese) {
    return language == Language.JAPANESE ? japanese : english;
  }

  private static String time(long nanos) {
    Instant second = Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND));
    return second.toString().replace('T', ' ').replace("Z", "");
  }

  private static String safe(String text) {
    return Printable.line(Secrets.masked(text))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
