package org.hansho.casework.filter;

import java.util.Set;

/**
 * Whether a filter is broad: whether it may mean alerts about anything, of many detections. It is
 * not if all that it means name an entity or a value that it asks for, or are of detections, rules
 * or titles that it names. A section, severity, stage, time or count narrows nothing, nor does a
 * negation or a pattern of wildcards alone. A pure function of the filter.
 */
public final class Breadth implements Condition.Reader<Boolean> {
  private static final Set<String> NAMING = Set.of("detection", "rule", "title", "text");

  private Breadth() {}

  /** Whether a filter is broad. */
  public static boolean isBroad(Filter filter) {
    return !filter.condition().read(new Breadth());
  }

  private static boolean isNaming(Field field) {
    return NAMING.contains(field.name())
        || Fields.isOfEntities(field)
        || field.type() == FieldType.VALUE;
  }

  @Override
  public Boolean all(Condition.All all) {
    return all.parts().stream().anyMatch(part -> part.read(this));
  }

  @Override
  public Boolean any(Condition.Any any) {
    return any.parts().stream().allMatch(part -> part.read(this));
  }

  @Override
  public Boolean not(Condition.Not not) {
    return false;
  }

  /** A pattern names a detection only if it is one, as {@code linux/*} are many. */
  @Override
  public Boolean text(Condition.TextTest test) {
    boolean isPart = test.comparison() != Comparison.EQUALS;
    boolean isOfMany = isPart && test.field().name().equals("detection");
    return isNaming(test.field()) && !isOfMany && !test.text().matches("[*?]*");
  }

  @Override
  public Boolean among(Condition.Among among) {
    return isNaming(among.field());
  }

  @Override
  public Boolean ordered(Condition.Ordered ordered) {
    return false;
  }

  @Override
  public Boolean exists(Condition.Exists exists) {
    return false;
  }
}
