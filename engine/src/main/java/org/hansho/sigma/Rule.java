package org.hansho.sigma;

import java.util.List;
import org.hansho.event.LogSource;
import org.hansho.yaml.Place;
import org.jspecify.annotations.Nullable;

/**
 * A Sigma detection document, read, checked and resolved.
 *
 * @param reference how results name the rule: its {@code name}, else its {@code id}, else its title
 * @param id the document's UUID, if it has one
 * @param name the document's short name, by which correlations and baselines refer to it
 * @param japaneseTitle the title in Japanese, from the key {@code ja}; without it the title
 * @param description free text, empty if the document has none
 * @param status {@code stable}, {@code test}, {@code experimental} …; empty if not stated
 * @param logSource the events it is tried on
 * @param expr when it matches; a list of conditions is joined with or
 * @param tags as written, lower case
 * @param fields fields the author wants shown
 * @param falsePositives known harmless causes
 * @param building whether the document is a building block, which raises nothing by itself because
 *     another document refers to it without {@code generate}
 * @param place where the document stands
 */
public record Rule(
    String reference,
    @Nullable String id,
    @Nullable String name,
    String title,
    String japaneseTitle,
    String description,
    String status,
    Level level,
    LogSource logSource,
    Expr expr,
    List<String> tags,
    List<String> fields,
    List<String> falsePositives,
    boolean building,
    Place place) {
  public Rule {
    tags = List.copyOf(tags);
    fields = List.copyOf(fields);
    falsePositives = List.copyOf(falsePositives);
  }

  /** The same, as a building block. */
  Rule asBuilding() {
    return with(expr, true);
  }

  /** The same, matching only where another expression holds too. */
  Rule narrowedBy(Expr other) {
    return with(new Expr.And(List.of(expr, other)), building);
  }

  private Rule with(Expr newExpr, boolean newBuilding) {
    return new Rule(
        reference,
        id,
        name,
        title,
        japaneseTitle,
        description,
        status,
        level,
        logSource,
        newExpr,
        tags,
        fields,
        falsePositives,
        newBuilding,
        place);
  }
}
