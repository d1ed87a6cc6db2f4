package org.hansho.report.html;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag of ATT&amp;CK as a link to the page of its technique; other tags stay text. Stateless.
 *
 * <p>The link says nothing of the report to the site that it leads to.
 */
final class AttackLink {
  private static final Pattern TECHNIQUE = Pattern.compile("t(\\d{4})(?:\\.(\\d{3}))?");
  private static final String SITE = "https://attack.mitre.org/techniques/";

  private AttackLink() {}

  /** Safe HTML for a tag in lower case, such as {@code t1496.001} or {@code execution}. */
  static String of(String tag) {
    Matcher technique = TECHNIQUE.matcher(tag);
    if (!technique.matches()) {
      return HtmlText.line(tag.replace('_', ' ').replace('-', ' '));
    }
    String part = technique.group(2);
    String page = "T" + technique.group(1) + "/" + (part == null ? "" : part + "/");
    return "<a rel=\"noopener noreferrer\" href=\""
        + SITE
        + page
        + "\">"
        + tag.toUpperCase(Locale.ROOT)
        + "</a>";
  }
}
