package org.hansho.casework.export.format;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A MIME entity (RFC 2045) with a subject and two forms of one text: plain, and a page without
 * script, picture or anything from outside. Who sends it and who gets it is added by whoever sends.
 */
final class EmailFormat implements AlertFormat {
  private static final String LINE = "\r\n";
  private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

  @Override
  public String name() {
    return "email";
  }

  @Override
  public String mediaType() {
    return "message/rfc822";
  }

  @Override
  public String ending() {
    return "eml";
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    return entity(out, presentation, 0);
  }

  @Override
  public byte[] message(Outgoing out, Presentation presentation, long held) {
    return entity(out, presentation, held).getBytes(StandardCharsets.US_ASCII);
  }

  private static String entity(Outgoing out, Presentation presentation, long held) {
    Notice notice = Notice.of(out, presentation, held);
    String boundary = "hansho-" + out.uuid() + "-" + out.version();
    return "Subject: "
        + subject(notice.heading())
        + LINE
        + "MIME-Version: 1.0"
        + LINE
        + "Content-Language: "
        + presentation.language().code()
        + LINE
        + "Content-Type: multipart/alternative; boundary=\""
        + boundary
        + "\""
        + LINE
        + LINE
        + part(boundary, "text/plain", notice.text(presentation))
        + part(boundary, "text/html", page(notice, presentation))
        + "--"
        + boundary
        + "--"
        + LINE;
  }

  private static String subject(String heading) {
    try {
      return MimeUtility.fold(9, MimeUtility.encodeText(heading, "UTF-8", null));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java platform has UTF-8", e);
    }
  }

  private static String part(String boundary, String type, String text) {
    return "--"
        + boundary
        + LINE
        + "Content-Type: "
        + type
        + "; charset=utf-8"
        + LINE
        + "Content-Transfer-Encoding: base64"
        + LINE
        + LINE
        + BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + LINE;
  }

  private static String page(Notice notice, Presentation presentation) {
    StringBuilder html = new StringBuilder(4_096);
    html.append("<!DOCTYPE html><html lang=\"").append(presentation.language().code());
    html.append("\"><head><meta charset=\"utf-8\"><title>").append(safe(notice.heading()));
    html.append("</title></head><body style=\"font:15px/1.5 sans-serif;max-width:42rem\"><h2>");
    html.append(safe(notice.heading())).append("</h2><p>").append(safe(notice.sentence()));
    html.append("</p><table cellpadding=\"3\">");
    for (Notice.Fact fact : notice.facts()) {
      html.append("<tr><th align=\"left\" valign=\"top\">").append(safe(fact.name()));
      html.append("</th><td style=\"overflow-wrap:anywhere\">").append(safe(fact.value()));
      html.append("</td></tr>");
    }
    html.append("</table>");
    if (!notice.steps().isEmpty()) {
      html.append("<p><b>").append(Labels.words(presentation, "What to do", "対処"));
      html.append("</b></p><ol>");
      notice.steps().forEach(step -> html.append("<li>").append(safe(step)).append("</li>"));
      html.append("</ol>");
    }
    if (!notice.link().isEmpty()) {
      html.append("<p><a href=\"").append(safe(notice.link())).append("\">");
      html.append(Labels.words(presentation, "Open in Hansho", "Hansho で開く")).append("</a></p>");
    }
    if (!notice.more().isEmpty()) {
      html.append("<p><b>").append(safe(notice.more())).append("</b></p>");
    }
    return html.append("</body></html>").toString();
  }

  private static String safe(String text) {
    return HtmlFormat.safe(text);
  }
}
