package org.hansho.intelligence;

import java.util.List;

/**
 * What the operator says of a list beside its text.
 *
 * @param name what alerts call it; empty to take it from the text, or else from the file's name
 * @param category what its entries are, whatever the text says; empty to take it from the text
 * @param columns names of the columns of a CSV text without a header; empty otherwise
 */
public record ListSettings(String name, String category, List<String> columns) {
  /** Everything as the text says. */
  public static final ListSettings NONE = new ListSettings("", "", List.of());

  public ListSettings {
    columns = List.copyOf(columns);
  }

  /** A name and a category, no columns. */
  public static ListSettings of(String name, String category) {
    return new ListSettings(name, category, List.of());
  }
}
