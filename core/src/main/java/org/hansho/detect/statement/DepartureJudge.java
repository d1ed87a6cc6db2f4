package org.hansho.detect.statement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.event.RecordHash;
import org.hansho.sql.Dialect;
import org.hansho.sql.GapJudge;
import org.hansho.sql.StatementComparison;
import org.hansho.sql.StatementEvidence;
import org.hansho.sql.StatementGap;
import org.hansho.sql.StatementJudge;
import org.hansho.sql.StatementTemplate;

/**
 * Reads one statement that its context does not know and compares it with those that it knows. Made
 * anew for each, as detectors share nothing between threads; some 10 kB, and 60 microseconds where
 * the context is full.
 */
final class DepartureJudge {
  private static final int LONGEST_SHOWN = 200;

  private final StatementComparison comparison = new StatementComparison();
  private final StatementTemplate template = new StatementTemplate();
  private final StatementJudge judge = new StatementJudge();
  private final Dialect dialect;

  /** Reads the statement. */
  DepartureJudge(byte[] statement, int from, int to, Dialect dialect) {
    this.dialect = dialect;
    comparison.read(statement, from, to, dialect);
    template.read(statement, from, to, dialect);
    judge.judge(comparison.bytes(), isExecuted(statement) ? 0 : from, comparison.length(), dialect);
  }

  private boolean isExecuted(byte[] statement) {
    return comparison.bytes() != statement;
  }

  /** Evidence of the statement as a whole. */
  int evidence() {
    return judge.evidence();
  }

  boolean isUnclosed() {
    return template.isUnclosed();
  }

  /** Gives what is kept of the statement to its row. */
  void keep(KnownTemplate row) {
    int length = Math.min(template.length(), KnownTemplate.LONGEST_TEXT);
    row.keep(comparison.words(), Arrays.copyOf(template.bytes(), length));
  }

  /** How the statement differs from what the context knows. */
  Departure departure(StatementContext context) {
    TemplateTable.Nearest nearest = context.templates.nearest(comparison, context.clients);
    return nearest == null ? whole(context) : from(nearest);
  }

  /** The statement by itself, whatever the context knows. */
  Departure whole(StatementContext context) {
    int evidence = judge.evidence() & ~context.templates.knownEvidence(context.clients);
    int points = StatementEvidence.points(evidence);
    return new Departure(
        null,
        0,
        "",
        0,
        0,
        points,
        points,
        false,
        judge.namesCatalogue(),
        StatementEvidence.words(evidence));
  }

  private Departure from(TemplateTable.Nearest nearest) {
    StatementGap gap = nearest.gap();
    byte[] bytes = comparison.bytes();
    GapJudge fragment = new GapJudge();
    fragment.judge(bytes, gap.from(), gap.to(), gap.quote(), dialect);
    int evidence = judge.evidence() & ~nearest.template().evidence;
    int statementPoints = StatementEvidence.points(evidence);
    List<String> words = new ArrayList<>(fragment.words());
    StatementEvidence.words(evidence).stream()
        .filter(word -> !words.contains(word))
        .forEach(words::add);
    return new Departure(
        nearest.template(),
        gap.slot(),
        shown(bytes, gap.from(), gap.to()),
        fragment.fingerprint(bytes, gap.from(), gap.to()),
        RecordHash.of(bytes, gap.from(), gap.to() - gap.from()),
        fragment.points() + statementPoints,
        statementPoints,
        fragment.isSql() && gap.isAtValue(),
        fragment.namesCatalogue(),
        words);
  }

  private static String shown(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + LONGEST_SHOWN);
    while (end < to && end > from && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
    return end < to ? text + "…" : text;
  }
}
