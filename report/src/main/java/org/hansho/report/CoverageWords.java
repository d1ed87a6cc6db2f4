package org.hansho.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hansho.event.LogSource;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.Coverage;

/** A row of coverage in words: what was read, who looked at it, and what to do if nobody did. */
public final class CoverageWords {
  private static final int SHOWN = 4;

  private final Coverage.Row row;
  private final Texts texts;

  /** The words for a row, in the language of the texts. */
  public CoverageWords(Coverage.Row row, Texts texts) {
    this.row = row;
    this.texts = texts;
  }

  /** The log sources in Sigma's words, or the class of event where rules have no name for it. */
  public String logSource() {
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

  /** How many events were read, grouped in thousands. */
  public String events() {
    return Numbers.grouped(row.events());
  }

  /** How many detections look at it. */
  public String detections() {
    return row.watch().isNone()
        ? texts.get("coverage.none")
        : Numbers.grouped(row.watch().detections());
  }

  /** Whether what is missing is a rule for its log source. */
  private boolean lacksRules() {
    return row.watch().isNone() && row.watch().notArmed() == 0 && !row.logSources().isEmpty();
  }

  /** What to do so that somebody looks; empty where somebody does. */
  String remedy() {
    if (!row.watch().isNone()) {
      return "";
    }
    if (lacksRules()) {
      return texts.get("coverage.no-rules", first());
    }
    return row.watch().notArmed() > 0
        ? texts.get(
            "coverage.arm",
            logSource(),
            Numbers.grouped(row.watch().notArmed()),
            String.join(", ", row.watch().lacking()))
        : texts.get("coverage.unknown-kind", row.format());
  }

  /** What to do so that somebody looks at all of it, each once. */
  public static List<String> remedies(List<CoverageWords> all, Texts texts) {
    List<String> remedies = new ArrayList<>();
    List<String> without =
        all.stream().filter(CoverageWords::lacksRules).map(CoverageWords::first).toList();
    if (!without.isEmpty()) {
      List<String> shown = without.stream().distinct().limit(SHOWN).toList();
      long more = without.stream().distinct().count() - shown.size();
      String rest = more == 0 ? "" : " " + texts.get("summary.more", Numbers.grouped(more));
      remedies.add(texts.get("coverage.no-rules", String.join(", ", shown) + rest));
    }
    all.stream()
        .filter(one -> !one.lacksRules())
        .map(CoverageWords::remedy)
        .filter(one -> !one.isEmpty())
        .distinct()
        .forEach(remedies::add);
    return remedies;
  }

  private String first() {
    return inSigma(row.logSources().get(0));
  }
}
