package org.hansho.content;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hansho.yaml.Place;
import org.jspecify.annotations.Nullable;

/**
 * A named record of the tests of one file. Immutable.
 *
 * @param defaults of parameters that a test need not give, in the order in which they are worked
 *     out
 */
record TestRecord(
    String name, Place place, RecordTemplate template, Map<String, Default> defaults) {

  /** What a parameter is where the test does not say it. */
  sealed interface Default {}

  /** The same text always; placeholders of parameters before it are filled. */
  record Fixed(RecordTemplate text) implements Default {}

  /**
   * What belongs to the value of another parameter.
   *
   * @param otherwise for values that the table does not have; null if there must be none
   */
  record ByValue(String of, Map<String, String> table, @Nullable String otherwise)
      implements Default {}

  /** All that a test may give; those that it must give come first. */
  Collection<String> parameters() {
    Set<String> parameters = required();
    parameters.addAll(defaults.keySet());
    return parameters;
  }

  private Set<String> required() {
    Set<String> required = new LinkedHashSet<>(template.parameters().keySet());
    for (Default one : defaults.values()) {
      if (one instanceof ByValue byValue) {
        required.add(byValue.of());
      } else if (one instanceof Fixed fixed) {
        required.addAll(fixed.text().parameters().keySet());
      }
    }
    required.removeAll(defaults.keySet());
    return required;
  }

  /**
   * The values of all parameters.
   *
   * @param given by the test, each a parameter of this record
   * @param missing is handed what has no value, in words
   */
  Map<String, String> values(Map<String, String> given, Collection<String> missing) {
    Map<String, String> values = new LinkedHashMap<>(given);
    for (String parameter : required()) {
      if (!given.containsKey(parameter)) {
        missing.add("the record '" + name + "' needs '" + parameter + "'");
        values.put(parameter, "");
      }
    }
    for (Map.Entry<String, Default> entry : defaults.entrySet()) {
      if (!values.containsKey(entry.getKey())) {
        values.put(entry.getKey(), value(entry.getKey(), entry.getValue(), values, missing));
      }
    }
    return values;
  }

  private String value(
      String parameter, Default one, Map<String, String> values, Collection<String> missing) {
    if (one instanceof Fixed fixed) {
      return fixed.text().filled(values);
    }
    ByValue byValue = (ByValue) one;
    String other = values.getOrDefault(byValue.of(), "");
    String found = byValue.table().getOrDefault(other, byValue.otherwise());
    if (found == null) {
      missing.add(
          "the record '%s' knows no '%s' for the %s '%s'"
              .formatted(name, parameter, byValue.of(), other));
      return "";
    }
    return found;
  }
}
