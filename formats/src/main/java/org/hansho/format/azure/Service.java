package org.hansho.format.azure;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Renames;

/**
 * One service of Azure and what its rows mean.
 *
 * @param eventClass the class of its events
 * @param categories categories of resource logs and tables of a workspace that hold its rows
 * @param common common fields and the native fields they are taken from
 * @param reads further native fields that the class behind it reads
 * @param maker opens that class over the fields of one rule set
 */
record Service(
    EventClass eventClass,
    List<String> categories,
    Renames common,
    List<String> reads,
    Maker maker) {

  /** Fills the common fields of a service's rows. */
  interface Rows {
    void complete(Event event);
  }

  /** Opens the class of a service. */
  interface Maker {
    Rows open(Fields fields, Renames.Copies common);
  }

  /** A service under the name that rules use; categories and reads are parted by commas. */
  static Service of(String name, String categories, String reads, Renames common, Maker maker) {
    EventClass eventClass = EventClass.of("azure." + name, LogSource.of("azure", null, name));
    return new Service(eventClass, words(categories), common, words(reads), maker);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(",")) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return List.copyOf(words);
  }

  /** Every native field that is read. */
  List<String> natives() {
    List<String> names = new ArrayList<>(common.allSources());
    names.addAll(reads);
    return names;
  }
}
