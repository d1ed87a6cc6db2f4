package org.hansho.casework.export.format;

import java.nio.charset.StandardCharsets;
import org.hansho.alert.Alert;

/**
 * What a ticket says, as an object of JSON that any system of tickets can be filled from. Texts are
 * plain, in one language.
 */
final class TicketFormat implements AlertFormat {
  @Override
  public String name() {
    return "ticket";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String ending() {
    return "json";
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    return tree(out, presentation, 0).text();
  }

  @Override
  public byte[] message(Outgoing out, Presentation presentation, long held) {
    return tree(out, presentation, held).text().getBytes(StandardCharsets.UTF_8);
  }

  private static Tree tree(Outgoing out, Presentation presentation, long held) {
    Alert alert = out.alert();
    Notice notice = Notice.of(out, presentation, held);
    boolean isOpen =
        switch (out.triage().status()) {
          case ACTIVE, IN_PROGRESS -> true;
          case RESOLVED, DISMISSED, SUPPRESSED -> false;
        };
    return new Tree()
        .put("id", alert.id())
        .put("tenant", alert.tenant())
        .put("version", out.version())
        .put("update", out.isUpdate())
        .put("open", isOpen)
        .put("severity", alert.severity().key())
        .put("title", notice.heading())
        .put("text", notice.text(presentation))
        .put("note", note(out, notice, presentation))
        .put("link", notice.link());
  }

  /** What has changed, in a few lines. */
  private static String note(Outgoing out, Notice notice, Presentation presentation) {
    String status = Labels.status(out.triage(), presentation.language());
    String reason = out.triage().reason();
    return "Hansho: "
        + status
        + (reason.isEmpty() ? "" : " (" + reason + ")")
        + "\n"
        + notice.heading()
        + "\n"
        + notice.sentence()
        + "\n"
        + Labels.words(presentation, "Count: ", "件数: ")
        + out.alert().count();
  }
}
