package org.hansho.sigma;

import java.util.List;
import org.hansho.yaml.Place;
import org.jspecify.annotations.Nullable;

/**
 * What every kind of Sigma document says about itself.
 *
 * @param reference how results name the document: its {@code name}, else its {@code id}, else its
 *     title; unique among all documents read together
 * @param id the document's UUID, if it has one
 * @param name the short name by which other documents refer to it
 * @param japaneseTitle the title in Japanese, from the key {@code ja}; without it the title
 * @param description free text, empty if the document has none
 * @param status {@code stable}, {@code test}, {@code experimental} …; empty if not stated
 * @param tags as written, lower case
 * @param fields fields the author wants shown
 * @param falsePositives known harmless causes
 * @param place where the document stands
 */
public record Header(
    String reference,
    @Nullable String id,
    @Nullable String name,
    String title,
    String japaneseTitle,
    String description,
    String status,
    Level level,
    List<String> tags,
    List<String> fields,
    List<String> falsePositives,
    Place place) {
  public Header {
    tags = List.copyOf(tags);
    fields = List.copyOf(fields);
    falsePositives = List.copyOf(falsePositives);
  }
}
