package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the value of a setting may be.
 *
 * @param <T> the Java type
 */
sealed interface ValueType<T> {
  /** What may be written, such as {@code a whole number from 1 to 64}. */
  Words possible();

  /** The value as it is written in YAML. */
  String written(T value);

  /** Whether what was written must never be shown. */
  boolean isSecret();

  /** The value that was written; empty if there is none, which the reading has reported. */
  Optional<T> read(Raw raw, Reading reading);

  /** Reads texts and reports what they are not. */
  interface Reading {
    /** The value of a text; empty if it spells none, which is then reported. */
    <E> Optional<E> one(One<E> type, Raw.Text text);

    /** Reports that what was written is a list where a single value belongs. */
    void refuseList(Raw raw, ValueType<?> type);

    /** The entries of a list; a single value is a list of one, that of a variable is split. */
    List<Raw.Text> entries(Raw raw);
  }

  /** Reads a text. */
  interface Parser<T> {
    /**
     * The value that a text spells.
     *
     * @throws Refusal if it spells none
     */
    T parse(String text, Lookup lookup) throws Refusal;
  }

  /**
   * A single value.
   *
   * @param writer gives the text that the parser reads as the same value
   */
  record One<T>(Words possible, Parser<T> parser, Function<T, String> writer, boolean isSecret)
      implements ValueType<T> {
    @Override
    public String written(T value) {
      return YamlScalar.of(writer.apply(value));
    }

    @Override
    public Optional<T> read(Raw raw, Reading reading) {
      if (raw instanceof Raw.Text text) {
        return reading.one(this, text);
      }
      reading.refuseList(raw, this);
      return Optional.empty();
    }
  }

  /** A list of single values. */
  record Many<E>(One<E> element) implements ValueType<List<E>> {
    @Override
    public Words possible() {
      Words each = element.possible();
      return new Words("a list, each " + each.english(), "リスト。各要素は" + each.japanese());
    }

    @Override
    public String written(List<E> values) {
      return values.stream().map(element::written).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public boolean isSecret() {
      return element.isSecret();
    }

    @Override
    public Optional<List<E>> read(Raw raw, Reading reading) {
      List<Raw.Text> entries = reading.entries(raw);
      List<E> values = new ArrayList<>();
      for (Raw.Text entry : entries) {
        reading.one(element, entry).ifPresent(values::add);
      }
      return values.size() == entries.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }
  }
}
