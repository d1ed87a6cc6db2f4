package org.hansho.format.database;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;

/** What the formats over lines of text in this package have in common. Immutable. */
abstract class EntryFormat implements Format {
  private final String name;
  private final UnstatedTime assumed;
  private final EntryReader.Reach reach;

  EntryFormat(String name, UnstatedTime assumed, EntryReader.Reach reach) {
    this.name = name;
    this.assumed = assumed;
    this.reach = reach;
  }

  /** A reader's part that knows the entries. */
  abstract EntryReader.Entries entries(Fields fields);

  /** A clock for recognition. */
  final DatabaseClock clock() {
    return new DatabaseClock(assumed);
  }

  final UnstatedTime assumed() {
    return assumed;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public List<EventClass> eventClasses() {
    return DatabaseSystem.classes(DatabaseSystem.MYSQL, DatabaseSystem.MARIADB);
  }

  @Override
  public Set<String> reads() {
    return DatabaseFields.JOINED;
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new EntryReader(entries(fields), reach, limits);
  }

  /** The common fields of a log and where they come from, a line for each: field, bar, source. */
  static Map<String, String> words(String table) {
    return Renames.of(table).words();
  }
}
