package org.hansho.casework.export.format;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Severity;

/**
 * What the API version 2 of Prometheus Alertmanager takes at {@code /api/v2/alerts}. An alert there
 * is known by its labels, so they hold only what stays, and the severity, by which people route. It
 * lasts until it is closed here, a year at most; since nobody sends it again meanwhile, its end is
 * said at once. An update ends those of the other severities.
 */
final class AlertmanagerFormat extends JsonListFormat {
  private static final long LONGEST = Duration.ofDays(365).toNanos();
  private static final int LONGEST_VALUE = 1_024;

  AlertmanagerFormat() {
    super("alertmanager", "", "");
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    return tree(out, presentation, out.alert().severity(), isOpen(out)).text();
  }

  @Override
  public byte[] message(Outgoing out, Presentation presentation) {
    List<Tree> alerts = new ArrayList<>();
    Severity own = out.alert().severity();
    alerts.add(tree(out, presentation, own, isOpen(out)));
    if (out.isUpdate()) {
      for (Severity other : Severity.values()) {
        if (other != own) {
          alerts.add(tree(out, presentation, other, false));
        }
      }
    }
    return Tree.text(alerts).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isOpen(Outgoing out) {
    return switch (out.triage().status()) {
      case ACTIVE, IN_PROGRESS -> true;
      case RESOLVED, DISMISSED, SUPPRESSED -> false;
    };
  }

  private static Tree tree(
      Outgoing out, Presentation presentation, Severity severity, boolean isOpen) {
    Alert alert = out.alert();
    long end = isOpen ? out.handled() + LONGEST : out.handled();
    Tree labels =
        new Tree()
            .put("alertname", alert.detection())
            .put("severity", severity.key())
            .put("hansho_alert", alert.id())
            .some("tenant", alert.tenant())
            .some("stage", alert.intents().isEmpty() ? "" : alert.intents().get(0).key());
    Tree notes =
        new Tree()
            .put("title", cut(alert.title(presentation.language())))
            .put("summary", cut(alert.summary(presentation.language())))
            .put("count", String.valueOf(alert.count()));
    for (Entity entity : alert.entities()) {
      String name = entity.type().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
      if (notes.get(name) == null) {
        notes.put(name, cut(String.join(", ", entity.attributes().values())));
      }
    }
    return new Tree()
        .put("labels", labels)
        .put("annotations", notes)
        .put("startsAt", Times.exact(Math.min(out.first(), end)))
        .put("endsAt", Times.exact(end))
        .some("generatorURL", presentation.link(out));
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_VALUE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
  }
}
