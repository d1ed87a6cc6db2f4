package org.hansho.format.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.JsonRecordReader.Wrapping;
import org.hansho.format.Renames;
import org.hansho.format.Renames.SlotTest;
import org.hansho.json.JsonPaths;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a format whose records are JSON objects and need no memory.
 *
 * <p>Its fields are the dotted paths of its records; beside them stand the common fields of its
 * table. Immutable and shared.
 *
 * @param name as users give it
 * @param description one sentence for the manual
 * @param marks how to recognise it, the surest first
 * @param kinds which records are events of which class; the first that fits counts
 * @param otherwise the class of all other records
 * @param times where the time stands, in order of preference
 * @param common where common fields come from
 * @param present which values are worth copying, one a field; null for all that are scalar and not
 *     empty, each
 * @param aliases other beginnings of the paths of native fields
 * @param further further paths of native fields
 * @param steps what is worked out behind that, in order
 * @param needed what a record must have
 * @param wrapping whether objects may be lists that wrap records
 */
public record FormatSpec(
    String name,
    String description,
    List<Mark> marks,
    List<Kind> kinds,
    EventClass otherwise,
    List<String> times,
    Renames common,
    @Nullable SlotTest present,
    List<Alias> aliases,
    List<Further> further,
    List<Step> steps,
    @Nullable Needed needed,
    Wrapping wrapping) {

  /**
   * Fields whose names begin with one text stand in records under paths that begin with another.
   */
  record Alias(String written, String inRecord) {}

  /** Adds the paths of fields that stand in an object of the record. */
  public interface Paths {
    /** Adds the paths of those of the fields that stand below {@code body}. */
    void add(JsonPaths.Builder paths, Fields fields, String body);
  }

  /** The same with the path of the object. */
  record Further(Paths paths, String body) {}

  /** A record without any of these fields is none of this format, which the fault says. */
  record Needed(Fault fault, List<String> fields) {}

  public FormatSpec {
    marks = List.copyOf(marks);
    kinds = List.copyOf(kinds);
    times = List.copyOf(times);
    aliases = List.copyOf(aliases);
    further = List.copyOf(further);
    steps = List.copyOf(steps);
  }

  /** Begins a format of which nothing is said yet but the class of its events. */
  public static Builder of(String name, String description, EventClass eventClass) {
    return new Builder(name, description, eventClass);
  }

  /** Collects what there is to say. Not safe for use by several threads. */
  public static final class Builder {
    private final String name;
    private final String description;
    private final EventClass otherwise;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private final List<Alias> aliases = new ArrayList<>();
    private final List<Further> further = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Renames common = Renames.of("");
    private @Nullable SlotTest present;
    private @Nullable Needed needed;
    private Wrapping wrapping = Wrapping.LISTS_TOO;

    private Builder(String name, String description, EventClass otherwise) {
      this.name = name;
      this.description = description;
      this.otherwise = otherwise;
    }

    /** Recognised by these keys, all of them; the surest mark comes first. */
    public Builder mark(int score, String... keys) {
      return mark(Mark.of(score, keys));
    }

    /** Recognised by this mark. */
    public Builder mark(Mark mark) {
      marks.add(mark);
      return this;
    }

    /** Records whose field has one of these values, or any where none is given. */
    public Builder kind(EventClass eventClass, String field, String... values) {
      kinds.add(new Kind(eventClass, field, Set.of(values), List.of(), Map.of()));
      return this;
    }

    /** Of the kind that was added last are only records where this other field is so, too. */
    public Builder kindAnd(String field, String... values) {
      Kind last = kinds.remove(kinds.size() - 1);
      kinds.add(last.and(field, Set.of(values)));
      return this;
    }

    /** The time of the kind that was added last stands here. */
    public Builder kindTimes(String... fields) {
      Kind last = kinds.remove(kinds.size() - 1);
      kinds.add(last.timesIn(List.of(fields)));
      return this;
    }

    /** The time is the first of these that holds one. */
    public Builder times(String... fields) {
      times.addAll(List.of(fields));
      return this;
    }

    /** Where common fields come from, a table as {@link Renames} reads it. */
    public Builder common(String table) {
      common = Renames.of(table);
      return this;
    }

    /** Of each field one value is copied, the first that passes. */
    public Builder copyOnly(SlotTest test) {
      present = test;
      return this;
    }

    /** Fields whose names begin so may stand under paths that begin like that instead. */
    public Builder alias(String written, String inRecord) {
      aliases.add(new Alias(written, inRecord));
      return this;
    }

    /** Further fields stand in the object under {@code body}. */
    public Builder paths(Paths paths, String body) {
      further.add(new Further(paths, body));
      return this;
    }

    /** Something that is worked out once the common fields are copied. */
    public Builder step(Step step) {
      steps.add(step);
      return this;
    }

    /** A record without any of these fields is malformed, which the fault says. */
    public Builder needs(Fault fault, String... fields) {
      needed = new Needed(fault, List.of(fields));
      return this;
    }

    /** An object is a record, never a list of some. */
    public Builder withoutLists() {
      wrapping = Wrapping.RECORDS_ONLY;
      return this;
    }

    /** The format that reads so. */
    public TableFormat format() {
      return new TableFormat(spec());
    }

    /** All that was said. */
    public FormatSpec spec() {
      return new FormatSpec(
          name,
          description,
          marks,
          kinds,
          otherwise,
          times,
          common,
          present,
          aliases,
          further,
          steps,
          needed,
          wrapping);
    }
  }

  // -- what follows from it -----------------------------------------------------------------------

  /** Every class of its events. */
  List<EventClass> classes() {
    return Stream.concat(kinds.stream().map(Kind::eventClass), Stream.of(otherwise))
        .distinct()
        .toList();
  }

  /** Every native field that it looks at. */
  Set<String> reads() {
    Set<String> names = new TreeSet<>(common.allSources());
    names.addAll(times);
    kinds.forEach(kind -> names.add(kind.field()));
    kinds.forEach(kind -> names.addAll(kind.beside().keySet()));
    kinds.forEach(kind -> names.addAll(kind.times()));
    steps.forEach(step -> names.addAll(step.reads()));
    if (needed != null) {
      names.addAll(Objects.requireNonNull(needed).fields());
    }
    return Set.copyOf(names);
  }

  /** Where common fields come from, in words. */
  Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>(common.words());
    for (Step step : steps) {
      step.words()
          .forEach((field, from) -> words.merge(field, from, (one, other) -> one + ", " + other));
    }
    return words;
  }
}
