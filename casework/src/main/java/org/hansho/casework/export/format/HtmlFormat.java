package org.hansho.casework.export.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Language;
import org.hansho.files.output.Printable;

/** A page for people that opens offline: one section an alert, no script, nothing from outside. */
final class HtmlFormat implements AlertFormat {
  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:56rem;padding:0"
          + " 1rem;color:#1b1f24;background:#fff}article{border:1px solid"
          + " #d0d7de;border-left-width:5px;border-radius:6px;padding:.5rem 1rem;margin:1rem"
          + " 0}h2{font-size:1.05rem;margin:.3rem"
          + " 0}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.5rem"
          + " 0}dt{color:#57606a}dd{margin:0;overflow-wrap:anywhere}.critical,.high{border-left-color:"
          + "#b3261e}.medium{border-left-color:#b26a00}.low{border-left-color:#8a7a00}"
          + ".informational{border-left-color:#57606a}"
          + "@media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}"
          + "article{border-color:#30363d}dt{color:#9da7b1}}";

  @Override
  public String name() {
    return "html";
  }

  @Override
  public String mediaType() {
    return "text/html; charset=utf-8";
  }

  @Override
  public String ending() {
    return "html";
  }

  @Override
  public String begin(Presentation presentation) {
    String title = Labels.words(presentation, "Alerts", "アラート");
    return "<!DOCTYPE html>\n<html lang=\""
        + presentation.language().code()
        + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
        + " content=\"width=device-width\"><meta http-equiv=\"Content-Security-Policy\""
        + " content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>"
        + title
        + "</title><style>"
        + STYLE
        + "</style></head><body><h1>"
        + title
        + "</h1>\n";
  }

  @Override
  public String end() {
    return "</body></html>\n";
  }

  @Override
  public byte[] message(Outgoing out, Presentation presentation) {
    String whole = begin(presentation) + alert(out, presentation) + end();
    return whole.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    Language language = presentation.language();
    StringBuilder html = new StringBuilder(2048);
    html.append("<article class=\"").append(alert.severity().key()).append("\"><h2>");
    html.append(safe(alert.title(language))).append("</h2><p>");
    html.append(safe(alert.summary(language))).append("</p><dl>");
    row(html, Labels.words(presentation, "Severity", "重大度"), Labels.severity(alert, language));
    row(html, Labels.words(presentation, "Status", "状態"), Labels.status(out.triage(), language));
    row(html, Labels.words(presentation, "First seen", "最初の検出"), Times.exact(out.first()));
    row(html, Labels.words(presentation, "Last seen", "最後の検出"), Times.exact(out.last()));
    row(html, Labels.words(presentation, "Count", "件数"), String.valueOf(alert.count()));
    row(html, Labels.words(presentation, "Why", "理由"), alert.reason(language));
    for (Entity entity : alert.entities()) {
      row(html, entity.type(), String.join(", ", entity.attributes().values()));
    }
    row(html, Labels.words(presentation, "Detection", "検出"), alert.detection());
    row(html, Labels.words(presentation, "Tenant", "テナント"), alert.tenant());
    row(html, "ID", alert.id());
    html.append("</dl>");
    steps(html, alert.wording().in(language).remediation(), presentation);
    return html.append("</article>").toString();
  }

  private static void steps(StringBuilder html, List<String> steps, Presentation presentation) {
    if (!steps.isEmpty()) {
      html.append("<p>").append(Labels.words(presentation, "What to do", "対処")).append("</p><ol>");
      steps.forEach(step -> html.append("<li>").append(safe(step)).append("</li>"));
      html.append("</ol>");
    }
  }

  private static void row(StringBuilder html, String name, String value) {
    if (!value.isEmpty()) {
      html.append("<dt>").append(safe(name)).append("</dt><dd>").append(safe(value));
      html.append("</dd>");
    }
  }

  static String safe(String text) {
    return Printable.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
