package org.hansho.casework.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.SeenValues;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertSources;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.Folded;
import org.hansho.casework.store.SearchedText;
import org.hansho.casework.store.Term;
import org.jspecify.annotations.Nullable;

/**
 * An alert as filters are tested on it. What a test asks for is worked out once and kept, so that
 * hundreds of filters cost little more than one. Belongs to one thread.
 */
public final class Subject implements Filtered {
  private final Alert alert;
  private final AlertState state;
  private final List<String> sources;
  private final Map<String, List<String>> values = new HashMap<>();
  private @Nullable Collection<Term> terms;
  private @Nullable Map<String, List<String>> byField;
  private @Nullable String searched;

  private Subject(Alert alert, AlertState state, List<String> sources) {
    this.alert = alert;
    this.state = state;
    this.sources = sources;
  }

  /** An alert with its records that nobody has looked at. */
  public static Subject of(Alert alert) {
    return new Subject(alert, AlertState.NEW, AlertSources.of(alert));
  }

  /** A stored alert and what people say of it. */
  public static Subject of(AlertPage.Listed listed) {
    return new Subject(listed.alert(), listed.state(), listed.sources());
  }

  /** A stored alert as if nobody had looked at it. */
  public static Subject asNew(AlertPage.Listed listed) {
    return new Subject(listed.alert(), AlertState.NEW, listed.sources());
  }

  /** The alert itself. */
  public Alert alert() {
    return alert;
  }

  @Override
  public List<String> values(Field field) {
    List<String> known = values.get(field.name());
    if (known == null) {
      known = read(field);
      values.put(field.name(), known);
    }
    return known;
  }

  private List<String> read(Field field) {
    return switch (field.name()) {
      case "severity" -> List.of(alert.severity().key());
      case "confidence" -> List.of(alert.confidence().key());
      case "status" -> List.of(state.status().key());
      case "assignee" -> folded(List.of(state.assignee()));
      case "tag" -> folded(List.copyOf(state.tags()));
      case "suppression" -> folded(List.of(state.suppression()));
      case "intent" -> alert.intents().stream().limit(1).map(Intent::key).toList();
      case "detection" -> folded(List.of(alert.detection()));
      case "section" -> folded(section());
      case "title" ->
          folded(List.of(alert.title(Language.ENGLISH), alert.title(Language.JAPANESE)));
      case "tactic" -> folded(alert.tactics());
      case "rule" -> folded(List.of(alert.ruleId()));
      case "source" -> folded(sources);
      case "tenant" -> folded(List.of(alert.tenant()));
      default ->
          field.type() == FieldType.VALUE
              ? ofField(field.name())
              : ofEntities(Fields.entityType(field));
    };
  }

  private List<String> section() {
    int slash = alert.detection().indexOf('/');
    return slash <= 0 ? List.of() : List.of(alert.detection().substring(0, slash));
  }

  private static List<String> folded(List<String> texts) {
    return texts.stream().filter(text -> !text.isEmpty()).map(Folded::of).toList();
  }

  private Collection<Term> terms() {
    Collection<Term> known = terms;
    if (known == null) {
      known = Term.of(alert);
      terms = known;
    }
    return known;
  }

  /** Values of entities of a type; of all if it is empty. */
  private List<String> ofEntities(String type) {
    return terms().stream()
        .filter(term -> type.isEmpty() ? !term.type().isEmpty() : term.type().equals(type))
        .map(Term::folded)
        .toList();
  }

  private List<String> ofField(String name) {
    Map<String, List<String>> known = byField;
    if (known == null) {
      known = fields();
      byField = known;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean isPlain = lower.startsWith(Fields.FIELD) && !known.containsKey(lower);
    return known.getOrDefault(isPlain ? lower.substring(Fields.FIELD.length()) : lower, List.of());
  }

  /** Every field of records of which the alert shows values, and every attribute of entities. */
  private Map<String, List<String>> fields() {
    Map<String, List<String>> all = new HashMap<>();
    alert
        .values()
        .byField()
        .forEach(
            (names, shown) -> {
              for (String name : names.split("\\|")) {
                add(all, name, shown);
              }
            });
    for (SeenValues seen : alert.seen()) {
      add(all, seen.field(), seen.values());
    }
    for (Entity entity : alert.entities()) {
      entity
          .attributes()
          .forEach((name, value) -> add(all, entity.type() + "." + name, List.of(value)));
    }
    return all;
  }

  private static void add(Map<String, List<String>> all, String name, List<String> shown) {
    List<String> known =
        all.computeIfAbsent(name.toLowerCase(Locale.ROOT), unused -> new ArrayList<>());
    known.addAll(folded(shown));
  }

  @Override
  public long time(Field field) {
    return field.name().equals("time") ? alert.lastTime() : alert.time();
  }

  @Override
  public long count() {
    return alert.count();
  }

  @Override
  public boolean says(String folded) {
    String texts = searched;
    if (texts == null) {
      texts = SearchedText.of(alert.detection(), alert.wording());
      searched = texts;
    }
    return texts.contains(folded)
        || terms().stream().anyMatch(term -> term.folded().contains(folded));
  }
}
