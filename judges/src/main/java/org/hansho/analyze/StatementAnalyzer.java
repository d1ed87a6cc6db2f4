package org.hansho.analyze;

import java.util.Set;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.sql.Dialect;
import org.hansho.sql.StatementEvidence;
import org.hansho.sql.StatementExcerpt;
import org.hansho.sql.StatementJudge;
import org.hansho.sql.StatementTemplate;

/**
 * Folds the statements of databases to their templates (see {@link StatementTemplate}) and looks
 * for turns that few statements have (see {@link StatementJudge}).
 *
 * <p>{@code sql.template.hash} is 16 hexadecimal digits, the same for statements that differ in
 * data only; {@code sql.template.text} the template, cut at {@link #LONGEST_TEXT} bytes; {@code
 * sql.unclosed} says {@code true} where a text, name, comment or parenthesis is not closed. {@code
 * sql.evidence.points} sums up what {@code sql.evidence.kind} lists. {@code sql.statement} is the
 * statement itself, of long ones a {@link StatementExcerpt}.
 */
final class StatementAnalyzer implements Analyzer {
  /** Bytes of a template's text that become a field. */
  static final int LONGEST_TEXT = 2048;

  private static final String STATEMENT = "database.statement";
  private static final String SYSTEM = "database.system";
  private static final String HASH = "sql.template.hash";
  private static final String TEXT = "sql.template.text";
  private static final String UNCLOSED = "sql.unclosed";
  private static final String EXCERPT = "sql.statement";
  private static final String KIND = "sql.evidence.kind";
  private static final String POINTS = "sql.evidence.points";
  private static final StatementEvidence[] KINDS = StatementEvidence.values();

  @Override
  public String name() {
    return "statement";
  }

  @Override
  public Set<String> reads() {
    return Set.of(STATEMENT, SYSTEM);
  }

  @Override
  public Set<String> writes() {
    return Set.of(HASH, TEXT, UNCLOSED, EXCERPT, KIND, POINTS);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return Dialects.areOf(eventClass);
  }

  @Override
  public Step bind(Fields fields) {
    return new Bound(fields);
  }

  /** The analyzer for one thread. */
  private static final class Bound implements Step {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final int DIGITS = 16;

    private final StatementTemplate template = new StatementTemplate();
    private final byte[] digits = new byte[DIGITS];
    private final int statement;
    private final Dialects dialects;
    private final int hash;
    private final int text;
    private final int unclosed;
    private final int excerpt;
    private final StatementExcerpt shortened = new StatementExcerpt();
    private final int kind;
    private final int points;
    private final StatementJudge judge = new StatementJudge();

    Bound(Fields fields) {
      statement = fields.id(STATEMENT);
      dialects = new Dialects(fields.id(SYSTEM));
      hash = fields.id(HASH);
      text = fields.id(TEXT);
      unclosed = fields.id(UNCLOSED);
      excerpt = fields.id(EXCERPT);
      kind = fields.id(KIND);
      points = fields.id(POINTS);
    }

    @Override
    public void analyze(Event event) {
      int slot = statement == Fields.UNREAD ? Event.NONE : event.first(statement);
      if (slot == Event.NONE || event.kind(slot) != ValueKind.STRING) {
        return;
      }
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      int end = start + event.length(slot);
      Dialect dialect = dialects.of(event);
      if (kind != Fields.UNREAD || points != Fields.UNREAD) {
        note(event, judge.judge(buffer, start, end, dialect));
      }
      addExcerpt(event, slot, dialect);
      if (text == Fields.UNREAD && hash == Fields.UNREAD && unclosed == Fields.UNREAD) {
        return;
      }
      template.read(buffer, start, end, dialect);
      add(event, text, template.bytes(), Math.min(template.length(), LONGEST_TEXT));
      writeDigits(template.hash());
      add(event, hash, digits, DIGITS);
      if (template.isUnclosed()) {
        add(event, unclosed, TRUE, TRUE.length);
      }
    }

    private void addExcerpt(Event event, int slot, Dialect dialect) {
      if (excerpt == Fields.UNREAD) {
        return;
      }
      if (event.length(slot) <= StatementExcerpt.LONGEST) {
        event.addSame(excerpt, slot);
        return;
      }
      int start = event.start(slot);
      shortened.read(event.buffer(slot), start, start + event.length(slot), dialect);
      add(event, excerpt, shortened.bytes(), shortened.length());
    }

    private void note(Event event, int sum) {
      if (sum > 0 && points != Fields.UNREAD) {
        event.addText(points, Integer.toString(sum));
      }
      for (StatementEvidence evidence : KINDS) {
        if (kind != Fields.UNREAD && (judge.evidence() & evidence.bit()) != 0) {
          event.addText(kind, evidence.word());
        }
      }
    }

    private void writeDigits(long value) {
      for (int i = 0; i < DIGITS; i++) {
        int digit = (int) (value >>> (60 - 4 * i)) & 0xF;
        digits[i] = (byte) Character.forDigit(digit, 16);
      }
    }

    private static void add(Event event, int field, byte[] bytes, int length) {
      if (field != Fields.UNREAD && length > 0) {
        event.addCopy(field, ValueKind.STRING, bytes, 0, length);
      }
    }
  }
}
