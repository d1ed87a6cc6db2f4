package org.hansho.alert;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Someone or something an alert names.
 *
 * @param type {@code host}, {@code account}, {@code process}, {@code file}, {@code ip}, {@code
 *     container}, {@code image}, {@code kubernetes-resource} …
 * @param attributes what is known of it, sorted by name; never empty
 */
public record Entity(String type, Map<String, String> attributes) {
  public Entity {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** The short form for a table: the most specific attribute. */
  public String label() {
    for (String specific : new String[] {"name", "address", "path", "executable", "id"}) {
      String value = attributes.get(specific);
      if (value != null) {
        return value;
      }
    }
    return attributes.values().iterator().next();
  }
}
