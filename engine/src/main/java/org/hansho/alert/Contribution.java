package org.hansho.alert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Grounds;
import org.hansho.event.Event;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What one finding contributes to the text of its alert. Of several of one document and severity
 * the one with the greatest amount is taken, of equal ones the earliest, so that the numbers are
 * those so far in whatever order findings come. Immutable.
 *
 * @param amount how much it is, rounded down by {@link #rounded}
 * @param time of the record that completed it, nanoseconds since 1970
 * @param hash of that record; decides between equal times
 */
record Contribution(
    SentenceValues values,
    List<Entity> entities,
    Grounds grounds,
    double amount,
    long time,
    long hash) {
  /** Nothing yet. */
  static final Contribution NOTHING =
      new Contribution(
          SentenceValues.NONE, List.of(), Grounds.NONE, Conclusion.NO_AMOUNT, Event.NO_TIME, 0);

  /** Up to here amounts are exact. */
  private static final double EXACT = 1_000;

  /** Bits of an amount that do not count above that: it is 0.4 % too low at most. */
  private static final int IGNORED_BITS = 44;

  Contribution {
    entities = List.copyOf(entities);
  }

  static Contribution of(Finding finding) {
    return new Contribution(
        finding.values(),
        finding.entities(),
        finding.grounds(),
        rounded(finding.amount()),
        finding.origin().time(),
        finding.origin().hash());
  }

  /** An amount as it is compared: what grows by a little each time does not change it each time. */
  static double rounded(double amount) {
    return amount <= EXACT || Double.isInfinite(amount)
        ? amount
        : Double.longBitsToDouble(Double.doubleToLongBits(amount) >>> IGNORED_BITS << IGNORED_BITS);
  }

  boolean hasAmount() {
    return amount != Conclusion.NO_AMOUNT;
  }

  /** Whether this is taken rather than another of the same document and severity. */
  boolean isMoreThan(Contribution other) {
    if (amount != other.amount) {
      return amount > other.amount;
    }
    if (amount == Conclusion.OF_GROUNDS) {
      return grounds.isMoreThan(other.grounds);
    }
    return amount != Conclusion.NO_AMOUNT
        && (time != other.time ? time < other.time : Long.compareUnsigned(hash, other.hash) < 0);
  }

  /** Whether a finding of such an amount, completed by a record of that time, may be more. */
  boolean mayBeLessThan(double other, long otherTime) {
    double amounts = rounded(other);
    return amounts > amount
        || (amounts == amount
            && amount != Conclusion.NO_AMOUNT
            && (amount == Conclusion.OF_GROUNDS || otherTime <= time));
  }

  /** Saves all but the amount and what decides between equal ones. */
  void write(StateWriter out) {
    values.write(out);
    out.count(entities.size());
    for (Entity entity : entities) {
      out.text(entity.type());
      writeTexts(entity.attributes(), out);
    }
    writeTexts(grounds.numbers(), out);
    out.text(grounds.english());
    out.text(grounds.japanese());
  }

  private static void writeTexts(Map<String, String> texts, StateWriter out) {
    out.count(texts.size());
    texts.forEach(
        (name, value) -> {
          out.text(name);
          out.text(value);
        });
  }

  /** Restores what {@link #write} saved; see {@link #withAmount}. */
  static Contribution read(StateReader in) {
    SentenceValues values = SentenceValues.read(in);
    List<Entity> entities = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      entities.add(new Entity(in.text(), readTexts(in)));
    }
    Grounds grounds = new Grounds(readTexts(in), in.text(), in.text());
    return new Contribution(values, entities, grounds, Conclusion.NO_AMOUNT, Event.NO_TIME, 0);
  }

  private static Map<String, String> readTexts(StateReader in) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int left = in.count(); left > 0; left--) {
      texts.put(in.text(), in.text());
    }
    return texts;
  }

  void writeAmount(StateWriter out) {
    out.flag(amount != Conclusion.NO_AMOUNT);
    if (amount != Conclusion.NO_AMOUNT) {
      out.decimal(amount);
      out.number(time);
      out.number(hash);
    }
  }

  /** The same with the amount that {@link #writeAmount} saved. */
  Contribution withAmount(StateReader in) {
    if (in.atEnd()) { // Saved before amounts were compared: only floods had any.
      boolean grew = grounds.numbers().containsKey(Grounds.UNTIL);
      double former = grew ? Conclusion.OF_GROUNDS : Conclusion.NO_AMOUNT;
      return new Contribution(values, entities, grounds, former, time, hash);
    }
    if (!in.flag()) {
      return this;
    }
    double saved = in.decimal();
    return new Contribution(values, entities, grounds, saved, in.number(), in.number());
  }
}
