package org.hansho.testkit;

import java.util.List;
import java.util.stream.Collectors;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.content.Catalogue;
import org.hansho.content.Content;
import org.hansho.content.Detection;

/** Writes {@code docs/detections.md}: the catalogue with what is written and what is to come. */
public final class DetectionsPage {
  private final Content content;
  private final StringBuilder page = new StringBuilder();

  private DetectionsPage(Content content) {
    this.content = content;
  }

  /** The page as Markdown. */
  public static String of(Catalogue catalogue, Content content) {
    return new DetectionsPage(content).write(catalogue);
  }

  private String write(Catalogue catalogue) {
    List<Catalogue.Row> rows = catalogue.rows();
    long written = rows.stream().filter(row -> content.detection(row.id()) != null).count();
    page.append(
        """
        # Detections

        <!-- Generated from content/ by: mvn -pl content -am test -Dhansho.update=true -->

        %d of the %d alerts of the reference list are written. A title leads to its file, which holds the rules, the
        texts in both languages and the tests; `./hansho rule list` says which of them are armed. Severity is the highest
        that an alert of the kind can have.
        """
            .formatted(written, rows.size()));
    catalogue.sections().forEach(this::section);
    basics(catalogue);
    return page.toString();
  }

  /** What ships beyond the reference list. */
  private void basics(Catalogue catalogue) {
    page.append(
        """

        ## Basics

        What every log should be asked, whether or not the reference list does: these detections run like the others;
        `--no-basics` leaves them out.

        | alert | severity | stages | needs |
        |---|---|---|---|
        """);
    content.detections().stream()
        .filter(detection -> catalogue.row(detection.id()) == null)
        .forEach(
            detection ->
                page.append(
                    "| [%s](../content/detections/%s.yml)<br>%s | %s | %s | %s |\n"
                        .formatted(
                            detection.alert().english().title(),
                            detection.id(),
                            detection.alert().japanese().title(),
                            detection.alert().severity().key(),
                            stages(detection.alert().intents()),
                            detection.alert().english().data().replace("|", "\\|"))));
  }

  private static String stages(List<Intent> intents) {
    return intents.stream().map(Intent::key).collect(Collectors.joining(", "));
  }

  private void section(Catalogue.Section section) {
    page.append("\n## ").append(section.title().english()).append("\n\n");
    if (!section.title().japanese().equals(section.title().english())) {
      page.append(section.title().japanese()).append("\n\n");
    }
    page.append("| row | alert | severity | stages | needs |\n|---|---|---|---|---|\n");
    section.rows().forEach(this::row);
  }

  private void row(Catalogue.Row row) {
    Detection detection = content.detection(row.id());
    if (detection == null) {
      line(
          row,
          row.title().english() + " *(not written yet)*",
          row.title().japanese(),
          row.severity(),
          row.intents(),
          row.data().english());
    } else {
      String link =
          "[%s](../content/detections/%s.yml)"
              .formatted(detection.alert().english().title(), detection.id());
      line(
          row,
          link,
          detection.alert().japanese().title(),
          detection.alert().severity(),
          detection.alert().intents(),
          detection.alert().english().data());
    }
  }

  private void line(
      Catalogue.Row row,
      String title,
      String japanese,
      Severity severity,
      List<Intent> intents,
      String data) {
    page.append(
        "| %d | %s<br>%s | %s | %s | %s |\n"
            .formatted(
                row.row(),
                title,
                japanese,
                severity.key(),
                stages(intents),
                data.replace("|", "\\|")));
  }
}
