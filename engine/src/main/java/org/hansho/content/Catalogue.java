package org.hansho.content;

import java.util.List;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of the reference list, written or not, in its order. Immutable.
 *
 * <p>Read from {@code content/catalogue.yml}. What a detection file says of a row wins over what
 * stands here.
 */
public record Catalogue(List<Section> sections) {
  public Catalogue {
    sections = List.copyOf(sections);
  }

  /**
   * A section of the reference list.
   *
   * @param id the folder of its detections
   */
  public record Section(String id, Words title, List<Row> rows) {
    public Section {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One alert of the list.
   *
   * @param row its number, from 1
   * @param id the id of its detection
   * @param intents as the list gives them
   * @param severity what is to be expected of it
   * @param data the telemetry it needs
   */
  public record Row(
      int row, String id, Words title, List<Intent> intents, Severity severity, Words data) {
    public Row {
      intents = List.copyOf(intents);
    }
  }

  /** A text in both languages. */
  public record Words(String english, String japanese) {
    /** The text in a language. */
    public String in(Language language) {
      return switch (language) {
        case ENGLISH -> english;
        case JAPANESE -> japanese;
      };
    }
  }

  /** All rows in order. */
  public List<Row> rows() {
    return sections.stream().flatMap(section -> section.rows().stream()).toList();
  }

  /** The row whose detection has this id, or null. */
  public @Nullable Row row(String id) {
    for (Section section : sections) {
      for (Row row : section.rows()) {
        if (row.id().equals(id)) {
          return row;
        }
      }
    }
    return null;
  }
}
