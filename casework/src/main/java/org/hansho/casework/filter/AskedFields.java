package org.hansho.casework.filter;

import java.util.LinkedHashSet;
import java.util.Set;

/** Notes which fields a condition asks for. */
final class AskedFields implements Condition.Reader<Boolean> {
  private final Set<Field> all = new LinkedHashSet<>();

  Set<Field> all() {
    return all;
  }

  private boolean note(Field field) {
    return all.add(field);
  }

  @Override
  public Boolean all(Condition.All parts) {
    parts.parts().forEach(part -> part.read(this));
    return true;
  }

  @Override
  public Boolean any(Condition.Any parts) {
    parts.parts().forEach(part -> part.read(this));
    return true;
  }

  @Override
  public Boolean not(Condition.Not not) {
    return not.part().read(this);
  }

  @Override
  public Boolean text(Condition.TextTest test) {
    return note(test.field());
  }

  @Override
  public Boolean among(Condition.Among among) {
    return note(among.field());
  }

  @Override
  public Boolean ordered(Condition.Ordered ordered) {
    return note(ordered.field());
  }

  @Override
  public Boolean exists(Condition.Exists exists) {
    return note(exists.field());
  }
}
