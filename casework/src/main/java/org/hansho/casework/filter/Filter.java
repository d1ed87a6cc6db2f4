package org.hansho.casework.filter;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hansho.alert.Language;
import org.hansho.casework.store.AlertCheck;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;

/**
 * Which alerts somebody means: {@code severity >= high and host ~ "web-*"}. Texts are compared
 * without regard to case and to wide or narrow letters. Immutable, safe from any thread; a test
 * costs well below a microsecond a condition.
 */
public final class Filter {
  /** Longest text, in UTF-16 units. */
  public static final int MOST_CHARACTERS = 4_000;

  /** Most levels of parentheses and negations. */
  public static final int MOST_DEPTH = 20;

  /** Most conditions and values of lists together. */
  public static final int MOST_TESTS = 200;

  /** Most wildcards together: each lets a comparison look at all of a text. */
  public static final int MOST_WILDCARDS = 32;

  /** Longest text that is compared, in UTF-16 units. */
  public static final int MOST_OF_TEXT = 500;

  private final Condition condition;
  private final Predicate<Filtered> check;

  private Filter(Condition condition, Predicate<Filtered> check) {
    this.condition = condition;
    this.check = check;
  }

  /**
   * Reads a text.
   *
   * @param lists entries of the lists that it may name, as they are now
   * @throws FilterException if it is no filter; says where, why, and what was expected
   */
  public static Filter parse(String text, Map<String, ? extends Collection<String>> lists)
      throws FilterException {
    Condition condition = FilterParser.parse(text, lists.keySet());
    return new Filter(condition, condition.read(new Check(lists)));
  }

  /** Whether an alert or an incident is meant. */
  public boolean test(Filtered subject) {
    return check.test(subject);
  }

  /** What it asks. */
  public Condition condition() {
    return condition;
  }

  /** Every field that it asks for. */
  public Set<Field> fields() {
    AskedFields asked = new AskedFields();
    condition.read(asked);
    return asked.all();
  }

  /** The one text of all that ask the same in the same order; reading it gives the same filter. */
  public String text() {
    return condition.read(new CanonicalText());
  }

  /** What it asks, in a sentence. */
  public String inWords(Language language) {
    return Explanation.of(condition, language);
  }

  /**
   * A query that finds all that this filter means among what another query finds, and mostly little
   * more; the rest must be tested.
   */
  public AlertQuery narrow(AlertQuery query) {
    return Narrowing.of(condition, query);
  }

  /** The same as the store asks it. */
  public AlertCheck test() {
    return new AlertCheck() {
      @Override
      public boolean allows(OfKind kind) {
        return condition.read(new Possibility(kind)).mayHold();
      }

      @Override
      public boolean passes(AlertPage.Listed listed) {
        return check.test(Subject.of(listed));
      }
    };
  }

  @Override
  public String toString() {
    return text();
  }
}
