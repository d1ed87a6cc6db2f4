package org.hansho.casework.filter;

import java.util.Set;

/**
 * Whether a filter is broad: whether it may mean alerts about anything, of many detections. It is
 * not if all that it means name an entity or a value that it asks for, or are of detections, rules
 * or titles that it names. A section, severity, stage, time or count narrows nothing, nor does a
 * negation or a pattern of wildcards alone. A pure function of the filter.
 */
public final class Breadth implements Condition.Reader<Boolean> {
  private static final String SOURCE = "source";
  private static final Set<String> OF_MANY = Set.of("detection", SOURCE);
  private static final Set<String> NAMING = Set.of("detection", "rule", "title", "text");

  private final boolean isOfSources;

  private Breadth(boolean isOfSources) {
    this.isOfSources = isOfSources;
  }

  /** Whether a filter is broad. */
  public static boolean isBroad(Filter filter) {
    return !filter.condition().read(new Breadth(false));
  }

  /** The same where a source that is named in full narrows too. */
  public static boolean isBroadForASource(Filter filter) {
    return !filter.condition().read(new Breadth(true));
  }

  private boolean isNaming(Field field) {
    return NAMING.contains(field.name())
        || (isOfSources && field.name().equals(SOURCE))
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

  /** A pattern names no detection and no source, as {@code linux/*} are many. */
  @Override
  public Boolean text(Condition.TextTest test) {
    boolean isPart = test.comparison() != Comparison.EQUALS;
    boolean isOfMany = isPart && OF_MANY.contains(test.field().name());
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
