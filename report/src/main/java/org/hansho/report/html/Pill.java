package org.hansho.report.html;

import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.report.Shape;
import org.hansho.report.text.Texts;

/** Small pieces of the HTML report that several of its parts draw alike. Stateless. */
final class Pill {
  private Pill() {}

  /** A severity as shape and word. */
  static String of(Severity severity, Texts texts) {
    return of(severity, "", texts);
  }

  /** A severity as shape and word, with safe text behind it. */
  static String of(Severity severity, String more, Texts texts) {
    return "<span class=\"pill is-"
        + severity.key()
        + "\"><span aria-hidden=\"true\">"
        + Shape.of(severity)
        + "</span> "
        + HtmlText.line(texts.severity(severity))
        + more
        + "</span>";
  }

  /** The anchor of an alert, in an attribute {@code id} and behind the hash of a link. */
  static String anchor(Alert alert) {
    String id = alert.id();
    boolean plain = !id.isEmpty() && id.chars().allMatch(Pill::isPlain);
    return plain ? id : "a" + Integer.toHexString(id.hashCode());
  }

  private static boolean isPlain(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '-');
  }

  /** The classes by which the filters of the page know an alert. */
  static String classes(Alert alert) {
    String stage = alert.intents().isEmpty() ? FilterBar.NO_STAGE : alert.intents().get(0).key();
    return "of-" + alert.severity().key() + " at-" + stage;
  }
}
