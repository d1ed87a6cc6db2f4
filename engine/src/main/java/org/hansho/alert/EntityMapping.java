package org.hansho.alert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the entities of one type stand in an event: attribute by attribute, the most specific one
 * first.
 *
 * <p>A field with several values names several entities: values at the same place belong together,
 * and an attribute with one value belongs to all of them. An attribute whose values cannot be
 * placed so is left out, and so is an entity without any attribute, or a process with nothing but
 * its number.
 */
public record EntityMapping(String type, Map<String, FieldChoice> attributes) {
  /** Most entities that one mapping names in one event. */
  public static final int MOST = 16;

  /** Longest value of an attribute, in characters; the rest is cut. */
  public static final int VALUE_CHARACTERS = 1024;

  private static final Set<String> NUMBER = Set.of("id");

  public EntityMapping {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The field of the attribute that comes first; it is part of the default key. */
  public FieldChoice leading() {
    return attributes.values().iterator().next();
  }

  /** Adds the entities that values name, without doubles. */
  void read(FieldValues from, List<Entity> into) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    int entities = 0;
    for (Map.Entry<String, FieldChoice> attribute : attributes.entrySet()) {
      List<String> found = values(from, attribute.getValue());
      if (!found.isEmpty()) {
        entities = entities == 0 ? found.size() : entities;
        values.put(attribute.getKey(), found);
      }
    }
    for (int i = 0; i < entities; i++) {
      Entity entity = new Entity(type, at(i, entities, values));
      if (!isNumberOnly(entity) && !into.contains(entity)) {
        into.add(entity);
      }
    }
  }

  /** A process of which only the number is known says nothing to a reader. */
  private static boolean isNumberOnly(Entity entity) {
    return entity.type().equals("process") && entity.attributes().keySet().equals(NUMBER);
  }

  private static Map<String, String> at(int i, int entities, Map<String, List<String>> values) {
    Map<String, String> attributes = new TreeMap<>();
    values.forEach(
        (name, found) -> {
          if (found.size() == entities) {
            attributes.put(name, found.get(i));
          } else if (found.size() == 1) {
            attributes.put(name, found.get(0));
          }
        });
    return attributes;
  }

  private static List<String> values(FieldValues from, FieldChoice field) {
    List<String> values = new ArrayList<>(1);
    int slot = field.first(from);
    while (slot != FieldValues.NONE && values.size() < MOST) {
      values.add(cut(from.text(slot)));
      slot = from.next(slot);
    }
    return values;
  }

  private static String cut(String value) {
    if (value.length() <= VALUE_CHARACTERS) {
      return value;
    }
    int end = VALUE_CHARACTERS;
    if (Character.isHighSurrogate(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(0, end) + "…";
  }
}
