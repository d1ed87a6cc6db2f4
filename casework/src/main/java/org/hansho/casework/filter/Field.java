package org.hansho.casework.filter;

import java.util.List;
import org.hansho.alert.Language;

/**
 * Something of an alert that a filter asks for. Two are equal if they have the same name.
 *
 * @param name how it is written in a filter
 * @param words what its values may be, in order; empty if they may be anything
 * @param english what it is called in a sentence
 * @param japanese the same
 */
public record Field(
    String name, FieldType type, List<String> words, String english, String japanese) {
  /** Copies the words. */
  public Field {
    words = List.copyOf(words);
  }

  /** What it is called in a sentence. */
  public String in(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case JAPANESE -> japanese;
    };
  }
}
