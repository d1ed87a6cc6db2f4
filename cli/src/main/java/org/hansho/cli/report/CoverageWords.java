package org.hansho.cli.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hansho.cli.scan.Coverage;
import org.hansho.cli.text.Numbers;
import org.hansho.cli.text.Texts;
import org.hansho.event.LogSource;

/** A row of coverage in words: what was read, who looked at it, and what to do if nobody did. */
final class CoverageWords {
  private final Coverage.Row row;
  private final Texts texts;

  CoverageWords(Coverage.Row row, Texts texts) {
    this.row = row;
    this.texts = texts;
  }

  /** The log sources in Sigma's words, or the class of event where rules have no name for it. */
  String logSource() {
    return row.logSources().isEmpty()
        ? texts.get("coverage.no-log-source", row.format())
        : row.logSources().stream()
            .map(CoverageWords::inSigma)
            .distinct()
            .collect(Collectors.joining(", "));
  }

  private static String inSigma(LogSource source) {
    return List.of(
            Objects.toString(source.product(), "*"),
            Objects.toString(source.category(), "*"),
            Objects.toString(source.service(), "*"))
        .stream()
        .collect(Collectors.joining("/"))
        .replaceAll("(/\\*)+$", "");
  }

  String events() {
    return Numbers.grouped(row.events());
  }

  /** How many detections look at it. */
  String detections() {
    return row.watch().isNone()
        ? texts.get("coverage.none")
        : Numbers.grouped(row.watch().detections());
  }

  /** What to do so that somebody looks; empty where somebody does. */
  String remedy() {
    if (!row.watch().isNone()) {
      return "";
    }
    if (row.watch().notArmed() > 0) {
      return texts.get(
          "coverage.arm",
          Numbers.grouped(row.watch().notArmed()),
          String.join(", ", row.watch().lacking()));
    }
    return row.logSources().isEmpty()
        ? texts.get("coverage.unknown-kind")
        : texts.get("coverage.no-rules", inSigma(row.logSources().get(0)));
  }
}
