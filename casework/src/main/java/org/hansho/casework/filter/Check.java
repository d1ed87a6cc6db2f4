package org.hansho.casework.filter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hansho.casework.store.Folded;
import org.hansho.casework.store.Term;
import org.hansho.event.Event;

/** Makes of a condition what is tested: texts are folded and lists are read once. */
final class Check implements Condition.Reader<Predicate<Filtered>> {
  private static final int LONGEST_NUMBER = 40;

  private final Map<String, ? extends Collection<String>> lists;

  Check(Map<String, ? extends Collection<String>> lists) {
    this.lists = lists;
  }

  private List<Predicate<Filtered>> all(List<Condition> parts) {
    List<Predicate<Filtered>> checks = new ArrayList<>();
    for (Condition part : parts) {
      checks.add(part.read(this));
    }
    return checks;
  }

  @Override
  public Predicate<Filtered> all(Condition.All all) {
    List<Predicate<Filtered>> parts = all(all.parts());
    return subject -> {
      for (Predicate<Filtered> part : parts) {
        if (!part.test(subject)) {
          return false;
        }
      }
      return true;
    };
  }

  @Override
  public Predicate<Filtered> any(Condition.Any any) {
    List<Predicate<Filtered>> parts = all(any.parts());
    return subject -> {
      for (Predicate<Filtered> part : parts) {
        if (part.test(subject)) {
          return true;
        }
      }
      return false;
    };
  }

  @Override
  public Predicate<Filtered> not(Condition.Not not) {
    return not.part().read(this).negate();
  }

  @Override
  public Predicate<Filtered> text(Condition.TextTest test) {
    if (test.field().type() == FieldType.SEARCH) {
      String folded = Folded.of(test.text());
      return subject -> subject.says(folded);
    }
    return one(test.field(), comparison(test));
  }

  /** What a test asks of one folded value. */
  Predicate<String> comparison(Condition.TextTest test) {
    String folded = Folded.of(test.text());
    return switch (test.comparison()) {
      case EQUALS -> whole(test.field(), test.text())::equals;
      case CONTAINS -> value -> value.contains(folded);
      case STARTS_WITH -> value -> value.startsWith(folded);
      case ENDS_WITH -> value -> value.endsWith(folded);
      case MATCHES -> Pattern.of(test.text())::matches;
      case LESS, AT_MOST, GREATER, AT_LEAST ->
          throw new IllegalStateException(test.comparison() + " compares no texts");
    };
  }

  /** A whole value as that of a field is kept: of long ones of entities the beginning. */
  static String whole(Field field, String text) {
    return Fields.isOfEntities(field) ? Term.of("", text).folded() : Folded.of(text);
  }

  private static Predicate<Filtered> one(Field field, Predicate<String> of) {
    return subject -> {
      for (String value : subject.values(field)) {
        if (of.test(value)) {
          return true;
        }
      }
      return false;
    };
  }

  @Override
  public Predicate<Filtered> among(Condition.Among among) {
    return one(among.field(), membership(among));
  }

  /** What it asks of one folded value. */
  Predicate<String> membership(Condition.Among among) {
    Members members = new Members(among.field());
    for (Condition.Member member : among.members()) {
      if (member instanceof Condition.Text text) {
        members.addText(text.text());
      } else if (member instanceof Condition.InNetwork in) {
        members.add(in.network());
      } else if (member instanceof Condition.OfList list) {
        entries(list.name()).forEach(members::addEntry);
      }
    }
    return members;
  }

  private Collection<String> entries(String list) {
    Collection<String> entries = lists.get(list);
    return entries == null ? List.of() : entries;
  }

  @Override
  public Predicate<Filtered> ordered(Condition.Ordered ordered) {
    Field field = ordered.field();
    Comparison comparison = ordered.comparison();
    long value = ordered.value();
    return switch (field.type()) {
      case TIME -> subject -> isTime(subject.time(field), comparison, value);
      case NUMBER -> subject -> holds(comparison, subject.count(), value);
      default -> one(field, order(ordered));
    };
  }

  /** What it asks of one value. */
  static Predicate<String> order(Condition.Ordered ordered) {
    Field field = ordered.field();
    Comparison comparison = ordered.comparison();
    return field.type() == FieldType.RANK
        ? word -> holds(comparison, field.words().indexOf(word), ordered.value())
        : text -> isNumber(text, comparison, ordered.value());
  }

  private static boolean holds(Comparison comparison, long left, long right) {
    return comparison.holds(Long.compare(left, right));
  }

  /** What has no time is neither before nor after another. */
  private static boolean isTime(long time, Comparison comparison, long value) {
    return time != Event.NO_TIME && holds(comparison, time, value);
  }

  /** A text that is no number is neither less nor greater than one. */
  private static boolean isNumber(String text, Comparison comparison, long value) {
    boolean isNumber = text.length() <= LONGEST_NUMBER && text.matches("[-+]?[0-9]+(\\.[0-9]+)?");
    return isNumber && comparison.holds(new BigDecimal(text).compareTo(BigDecimal.valueOf(value)));
  }

  @Override
  public Predicate<Filtered> exists(Condition.Exists exists) {
    return subject -> !subject.values(exists.field()).isEmpty();
  }
}
