package org.hansho.incident;

import java.util.Comparator;

/**
 * What is taken for one and the same entity in different alerts. Immutable.
 *
 * @param type of the entity
 * @param value as it is compared: in lower case, at most {@value EntityKeys#CHARACTERS} characters
 */
public record EntityKey(String type, String value) implements Comparable<EntityKey> {
  private static final Comparator<EntityKey> ORDER =
      Comparator.comparing(EntityKey::type).thenComparing(EntityKey::value);

  @Override
  public int compareTo(EntityKey other) {
    return ORDER.compare(this, other);
  }
}
