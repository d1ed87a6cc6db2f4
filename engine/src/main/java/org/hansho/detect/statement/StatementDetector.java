package org.hansho.detect.statement;

import java.time.Duration;
import java.util.List;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Opinion;
import org.hansho.detect.StateKind;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Baseline.Statement.Sign;
import org.hansho.sigma.Level;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code statement}: a statement that its context has not sent before departs from one that it has,
 * in the place of a value, and what stands there is SQL.
 *
 * <p>A statement whose template is known costs a look-up; only others are read. A template that
 * something speaks against becomes known when it was seen on three days, and from three clients
 * where there are that many. Until a context has been watched for the learning time or has sent the
 * number of statements, whichever comes first, and while more than two in a thousand statements of
 * a day are new, more evidence is asked for and fragments are not looked for. Of what departs from
 * one template only the first of a day counts as new, so that nobody who can change one statement
 * can make a program look like people. Method and figures: {@code docs/sigma.md}, "Baselines"; the
 * idea to compare statements with those of the same program follows Valeur, Mutz, Vigna: A
 * Learning-Based Approach to the Detection of SQL Attacks (2005).
 */
public final class StatementDetector implements Detector<StatementContext> {
  /** The fields it looks at. */
  public static final List<String> READS = StatementColumns.READS;

  private static final long IDLE = 180 * StatementContext.DAY;
  private static final long MINUTE = 60_000_000_000L;
  private static final int WITH_TEMPLATE = 2;
  private static final int WITHOUT_TEMPLATE = 3;
  private static final int UNLEARNED = 4;
  private static final int STRONG = 4;

  private final StatementColumns columns;
  private final Sign sign;
  private final boolean learned;
  private final long period;
  private final int samples;
  private final int templates;

  /** Minutes after which a template that gave a result may be known; the highest for never. */
  private final int knownAfter;

  /** A detector of a baseline. */
  public StatementDetector(Baseline baseline, Baseline.Statement condition, Columns columns) {
    this.columns = new StatementColumns(columns, baseline.subject().rules().size());
    this.sign = condition.sign();
    this.learned = condition.learned();
    this.period = baseline.learning().period().toNanos();
    this.samples = baseline.learning().samples();
    this.templates = baseline.memory().values();
    Duration after = baseline.memory().knownAfterAlert();
    this.knownAfter = after == null ? Integer.MAX_VALUE : (int) after.toMinutes();
  }

  @Override
  public StateKind kind() {
    return StateKind.of("statement");
  }

  @Override
  public StatementContext newState() {
    return new StatementContext(templates);
  }

  @Override
  public void accept(StatementContext context, int role, Fact fact, Emission out) {
    if (!columns.hasStatement(role, fact)) {
      return;
    }
    long hash = columns.hash(role, fact);
    Outcome outcome = columns.outcome(role, fact);
    int client = columns.client(role, fact);
    KnownTemplate row = context.templates.get(hash);
    boolean novel = row == null;
    if (row != null) {
      row.pass(minute(fact), knownAfter);
    }
    boolean known = row != null && row.isKnown(context.clients);
    boolean again = false;
    boolean calm = row != null && !outcome.isFaulty() && row.points < WITH_TEMPLATE;
    if (!known && !calm) {
      DepartureJudge read = columns.read(role, fact);
      boolean program = isProgram(context, fact.time());
      Departure departure = program ? read.departure(context) : read.whole(context);
      again =
          novel
              && departure.isOfValue()
              && context.isDepartedFromAgain(departure.base(), minute(fact));
      Departure variant = program ? departure : variant(context, fact.time(), hash, read);
      Departure judged =
          variant != null && context.variants.isTool(variant.base(), fact.time())
              ? variant
              : departure;
      boolean alerted = judge(context, fact, new Case(hash, outcome, judged, program, novel), out);
      if (row == null) {
        long base = variant == null ? departure.base() : variant.base();
        row = new KnownTemplate(hash, minute(fact), base);
        learn(context, row, read, out, !again);
      }
      if (alerted) {
        row.alert(minute(fact));
      }
      row.points = Math.max(row.points, departure.points());
      row.suspicious |= row.points >= WITH_TEMPLATE || outcome.isFaulty();
      if (novel && !again && !row.suspicious) {
        context.deployed(fact.time(), client);
      }
    }
    see(context, row, fact, client, outcome, novel && !again);
  }

  /**
   * A statement of a context that is not learned yet, as a form of another that it has sent, if
   * what makes the difference shows as much as it must of a program; noted, since several such
   * forms within minutes are a tool. Else null.
   */
  private @Nullable Departure variant(
      StatementContext context, long time, long hash, DepartureJudge read) {
    if (!learned || sign != Sign.INJECTION) {
      return null;
    }
    Departure variant = read.departure(context);
    if (variant.nearest() == null || variant.points() < WITH_TEMPLATE) {
      return null;
    }
    context.variants.add(time, hash, variant, false);
    return variant;
  }

  private static void see(
      StatementContext context,
      @Nullable KnownTemplate row,
      Fact fact,
      int client,
      Outcome outcome,
      boolean novel) {
    context.see(fact.time(), client);
    if (row != null) {
      row.see(minute(fact), client, outcome.isError());
      context.window.count(fact.time(), novel && !row.suspicious);
    }
  }

  private static int minute(Fact fact) {
    return (int) Math.floorDiv(fact.time(), MINUTE);
  }

  private static void learn(
      StatementContext context,
      KnownTemplate row,
      DepartureJudge read,
      Emission out,
      boolean flips) {
    row.evidence = read.evidence();
    read.keep(row);
    if (context.templates.add(row)) {
      if (flips) {
        context.overfull(row.firstMinute * MINUTE);
      }
      out.overflow();
    }
  }

  /** Whether the context is learned, and its statements are those of a program. */
  private boolean isProgram(StatementContext context, long time) {
    return learned && isOver(context, time) && context.isProgram(time);
  }

  private boolean isOver(StatementContext context, long time) {
    boolean long1 = context.first != StatementContext.NOTHING && time - context.first >= period;
    return long1 || (samples > 0 && context.samples >= samples);
  }

  // -- verdicts --------------------------------------------------------------------------------

  /** A statement that is not known, and what is known of it. */
  record Case(long hash, Outcome outcome, Departure departure, boolean program, boolean novel) {}

  /** Returns whether there was a result. */
  private boolean judge(StatementContext context, Fact fact, Case found, Emission out) {
    Departure departure = found.departure();
    boolean fromTemplate = departure.nearest() != null;
    boolean faulty = found.outcome().isFaulty() && departure.isSql();
    if (fromTemplate && (departure.points() > 0 || faulty)) {
      context.variants.add(fact.time(), found.hash(), departure, faulty);
    }
    if (sign == Sign.VULNERABILITY) {
      return fromTemplate && faulty && vulnerability(context, fact, found, out);
    } else if (isInjection(context, fact, found)) {
      boolean answered = found.outcome() == Outcome.SUCCEEDED && departure.points() >= STRONG;
      Level level = answered || departure.namesCatalogue() ? Level.HIGH : null;
      emit(context, fact, found, level, out);
      return true;
    }
    return false;
  }

  private boolean vulnerability(StatementContext context, Fact fact, Case found, Emission out) {
    if (context.isDeployment(fact.time())) {
      context.wouldHaveFired++;
      return false;
    }
    int fragments = context.variants.faultyFragments(found.departure().base(), fact.time());
    emit(context, fact, found, fragments > 1 ? Level.MEDIUM : Level.LOW, out);
    return true;
  }

  private boolean isInjection(StatementContext context, Fact fact, Case found) {
    Departure departure = found.departure();
    if (departure.nearest() != null
        && context.variants.isTool(departure.base(), fact.time())
        && departure.points() > 0) {
      return true;
    }
    int needed =
        !found.program()
            ? UNLEARNED
            : departure.nearest() != null ? WITH_TEMPLATE : WITHOUT_TEMPLATE;
    if (departure.points() < needed) {
      if (!found.program() && departure.points() >= WITHOUT_TEMPLATE && found.novel()) {
        context.wouldHaveFired++;
      }
      return false;
    }
    return found.outcome().mayAnswer();
  }

  private void emit(
      StatementContext context, Fact fact, Case found, @Nullable Level level, Emission out) {
    out.emit(
        new Conclusion(
            fact,
            fact.time(),
            List.of(fact.origin()),
            fact.records(),
            level,
            () -> StatementGrounds.of(context, fact.time(), found)));
  }

  @Override
  public void applyFeedback(
      StatementContext context, int role, Fact fact, Opinion opinion, Emission out) {
    if (columns.hasStatement(role, fact)) {
      KnownTemplate row = context.templates.get(columns.hash(role, fact));
      if (row != null) {
        row.applyFeedback(opinion);
      }
    }
  }

  @Override
  public Grounds describe(StatementContext context, long time) {
    return StatementGrounds.of(context, time);
  }

  @Override
  public long expiry(StatementContext context) {
    return context.latest == StatementContext.NOTHING
        ? StatementContext.NOTHING
        : context.latest + IDLE;
  }

  @Override
  public long bytes(StatementContext context) {
    return context.bytes();
  }

  @Override
  public long evictionPriority(StatementContext context) {
    return context.first == StatementContext.NOTHING
        ? StatementContext.NOTHING
        : context.latest - context.first;
  }

  @Override
  public StatementContext join(StatementContext known, StatementContext taught) {
    return known.joined(taught);
  }

  @Override
  public void write(StatementContext context, StateWriter out) {
    context.write(out);
  }

  @Override
  public StatementContext read(StateReader in) {
    return StatementContext.read(in, templates);
  }
}
